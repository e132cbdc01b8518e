namespace Ingest.Bench.Measuring;

/// <summary>One line of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Measured">The figure with its unit.</param>
/// <param name="Baseline">The same of the baseline; empty where there is none.</param>
/// <param name="Against">The ratio, or whatever else the bar is about, as text.</param>
/// <param name="Value">What the bar is held against.</param>
/// <param name="Bar">Null where the figure is told for information.</param>
internal sealed record Figure(string Name, string Measured, string Baseline, string Against, double Value, Bar? Bar)
{
    public bool IsMet => Bar?.Holds(Value) ?? true;

    public string Verdict => Bar is null ? "" : IsMet ? "pass" : "FAIL";
}
