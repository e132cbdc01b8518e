using Ingest.Functions.Answering;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Endpoints.OneCollector;

/// <summary>What is wrong with a line's envelope.</summary>
/// <param name="Code">That collector's word for it.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) into the line.</param>
internal sealed record CollectorFault(string Code, ProblemType Type, string Pointer, string Keyword, string Message)
{
    /// <summary>Said of the key as a whole and of each line, since neither may tell a stranger more.</summary>
    public static readonly CollectorFault ForeignTenant = new(
        "InvalidTenantToken", ProblemTypes.ForeignTenant, "/iKey", "iKey", "Expected iKey to be \"o:\" and what stands before the first \"-\" of the key in x-apikey: the id of its token.");

    public static CollectorFault Format(string pointer, string keyword, string message) =>
        new("InvalidEventFormat", ProblemTypes.InvalidCollectorEvent, pointer, keyword, message);

    public static CollectorFault DeviceId() => new(
        "InvalidDeviceLocalId", ProblemTypes.InvalidCollectorEvent, "/ext/device/localId", "pattern", "Expected localId to be a letter that says its kind, a colon, and the id, such as r: and a UUID.");

    /// <param name="line">The line's place in the body, from 0.</param>
    public Problem Problem(int line) => new(Type, $"{Message} It stands in line {line + 1}; nothing of the body was stored.")
    {
        Errors = [new EventFault(Pointer, Keyword, Message)],
    };
}
