namespace Telemetry.Client.Events;

/// <summary>One kind of event as the notice and the question list it.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Description">What it is, as a sentence.</param>
/// <param name="Fields">The names of its fields without text.</param>
/// <param name="TextFields">The names of its fields that are present at <see cref="TelemetryLevel.Text"/> only.</param>
internal sealed record CollectedKind(string Name, string Description, string[] Fields, string[] TextFields);
