using System.Globalization;

namespace Ingest.Bench.Measuring;

/// <summary>What a figure has to reach.</summary>
internal sealed record Bar(BarSide Side, double Limit, string Unit = "")
{
    public bool Holds(double value) => Side == BarSide.AtLeast ? value >= Limit : value <= Limit;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Side == BarSide.AtLeast ? "≥" : "≤")} {Limit:0.##}{(Unit.Length > 0 ? " " : "")}{Unit}");
}
