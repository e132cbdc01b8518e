namespace LogsIngestion.StandIn.Rules;

/// <summary>A body after its content encoding was undone, or why that failed.</summary>
internal sealed record DecodedBody(ReadOnlyMemory<byte> Json, Refusal? Refusal)
{
    public static DecodedBody Refused(Refusal refusal) => new(default, refusal);
}
