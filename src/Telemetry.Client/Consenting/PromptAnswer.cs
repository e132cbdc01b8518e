namespace Telemetry.Client.Consenting;

/// <summary>What a person answered.</summary>
internal enum PromptAnswer
{
    /// <summary>Neither yes nor no; the end of the input is no answer either.</summary>
    None,
    Yes,
    No,
}
