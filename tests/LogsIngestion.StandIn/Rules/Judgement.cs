namespace LogsIngestion.StandIn.Rules;

/// <summary>What becomes of a call: its rows are stored, or it is refused as a whole.</summary>
internal sealed record Judgement(IReadOnlyList<Row> Rows, long JsonBytes, Refusal? Refusal)
{
    public static Judgement Refused(Refusal refusal) => new([], 0, refusal);
}
