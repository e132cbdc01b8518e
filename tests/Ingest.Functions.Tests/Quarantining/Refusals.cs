using System.Text;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Mapping;
using Ingest.Functions.Quarantining;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Tests.Quarantining;

/// <summary>Refused events and what is kept of them.</summary>
internal static class Refusals
{
    public static readonly DateTimeOffset Received = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private static readonly RejectDescriber Describer = new(EventCatalogue.BuiltIn);

    public static Reject Describe(string json, string pointer = "", string keyword = "type", string reason = "invalid", params string[] apps) =>
        Describer.Describe(new RefusedEvent(reason, keyword, pointer, Encoding.UTF8.GetBytes(json), Context(apps)));

    public static RowContext Context(params string[] apps) =>
        new(new Producer("abcdefgh", [], apps, ProducerScopes.Write, null, null, ProducerState.Enabled), Received, null);
}
