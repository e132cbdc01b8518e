using Ingest.Functions.Validating;

namespace Ingest.Functions.Tests.Validating;

/// <param name="Report">Null where the event was taken.</param>
/// <param name="Row">Empty where it was not.</param>
internal sealed record CheckedEvent(EventReport? Report, string Row);
