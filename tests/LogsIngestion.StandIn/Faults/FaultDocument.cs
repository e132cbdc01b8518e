using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LogsIngestion.StandIn.Faults;

/// <summary>A script as it is written in JSON: what is queued, and what stands after that.</summary>
internal sealed record FaultDocument
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public IReadOnlyList<FaultSpecification> Queue { get; init; } = [];

    public FaultSpecification? Standing { get; init; }

    /// <summary>Adds a document to a script: the queue at its end, the standing fault, if there is one, in place of the former.</summary>
    /// <exception cref="JsonException">The text is no such document.</exception>
    /// <exception cref="ValidationException">A number in it is out of its range; nothing was added.</exception>
    public static void Apply(string json, FaultScript script)
    {
        var document = JsonSerializer.Deserialize<FaultDocument>(json, Format) ?? throw new ValidationException("expected an object, came null.");
        Fault[] queued = [.. document.Queue.SelectMany(specification => Enumerable.Repeat(specification.ToFault(), specification.Times))];
        var standing = document.Standing?.ToFault();

        script.Enqueue(queued);
        if (standing is not null)
        {
            script.Stand(standing);
        }
    }
}
