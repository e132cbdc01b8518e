namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Where the upload of one body stands when an answer comes.</summary>
/// <param name="Tries">Calls that count towards <see cref="UploadStep.MaxTries"/>, this one included.</param>
/// <param name="Token">The token this call was made with.</param>
/// <param name="Left">What is left of the patience.</param>
/// <param name="Rows">Rows of the body.</param>
/// <param name="Chance">From 0 to 1, drawn for this attempt.</param>
internal readonly record struct UploadAttempt(int Tries, TokenUse Token, TimeSpan Left, int Rows, double Chance);
