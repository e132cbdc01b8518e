namespace Ingest.Functions.Quarantining;

/// <summary>What is kept of a refused event: reasons and known names, nothing a caller could have made up.</summary>
/// <param name="Received">When its request arrived.</param>
/// <param name="Reason">A code of <see cref="Observing.FindingLabel"/>.</param>
/// <param name="Keyword">The rule it broke first, of a closed set.</param>
/// <param name="Pointer">Where, up to the first name that no schema declares.</param>
/// <param name="Name">The event's name, where the catalogue has it.</param>
/// <param name="App">Its app, where the token may write for it.</param>
/// <param name="AppVersion">The app's version, where that is one.</param>
/// <param name="ProducerId">Whose token brought it.</param>
/// <param name="SizeBytes">How large it was.</param>
internal sealed record Reject(
    DateTimeOffset Received, string Reason, string Keyword, string Pointer, string? Name, string? App, string? AppVersion, string ProducerId, int SizeBytes);
