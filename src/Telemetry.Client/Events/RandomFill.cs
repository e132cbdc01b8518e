namespace Telemetry.Client.Events;

/// <summary>Fills a span with random bytes.</summary>
internal delegate void RandomFill(Span<byte> bytes);
