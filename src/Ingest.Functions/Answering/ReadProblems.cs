using Ingest.Functions.Reading;

namespace Ingest.Functions.Answering;

/// <summary>Answers for bodies that could not be taken in or cut into events.</summary>
internal static class ReadProblems
{
    public static Problem For(ReadFault fault) => fault switch
    {
        ReadFault.CompressedTooLarge => new(ProblemTypes.BodyTooLarge, $"A compressed body has at most {IngestLimits.CompressedBodyBytes} bytes; this one has more."),
        ReadFault.TooLarge => new(ProblemTypes.BodyTooLarge, $"A body has at most {IngestLimits.BodyBytes} bytes once decoded; this one has more."),
        ReadFault.Corrupt => new(ProblemTypes.CorruptBody, "Expected a whole body in the coding that Content-Encoding names; this one cannot be decoded."),
        ReadFault.TooSlow => new(ProblemTypes.Timeout, $"Expected the whole body within {IngestLimits.BodyTimeout.TotalSeconds} s, at {IngestLimits.MinBodyBytesPerSecond} bytes a second at least; it came more slowly."),
        ReadFault.Incomplete => new(ProblemTypes.IncompleteBody, "Expected as many bytes as the request announced; the body ended before."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "There is nothing to answer."),
    };

    public static Problem For(SplitResult split) => split switch
    {
        SplitResult.Empty => new(ProblemTypes.EmptyBody, "Expected one event at least; there is none in this body."),
        SplitResult.Malformed => new(ProblemTypes.MalformedJson, "Expected a JSON object, or an array of objects, in UTF-8; this is not JSON, or neither of them."),
        SplitResult.TooMany => new(ProblemTypes.TooManyEvents, $"A request carries at most {IngestLimits.Events} events; this one has more."),
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, "There is nothing to answer."),
    };
}
