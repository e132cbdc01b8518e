namespace Telemetry.Tool.Samples;

/// <param name="Share">How often it runs, of 100 of the product.</param>
/// <param name="MedianMs">How long it takes in the middle, in milliseconds.</param>
internal sealed record SampleCommand(string Command, string Subcommand, int Share, int MedianMs);
