namespace Ingest.Functions.Authenticating;

/// <summary>What follows from one more refusal.</summary>
/// <param name="Next">The window with it.</param>
/// <param name="WithheldBefore">Lines withheld in the window before, to be told now.</param>
internal readonly record struct RefusalStep(RefusalWindow Next, RefusalLine Line, long WithheldBefore);
