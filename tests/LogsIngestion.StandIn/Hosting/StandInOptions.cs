using System.Text.Json;
using LogsIngestion.StandIn.Recording;
using LogsIngestion.StandIn.Rules;

namespace LogsIngestion.StandIn.Hosting;

/// <summary>How a stand-in is set up; what it gets wrong is scripted while it runs.</summary>
public sealed record StandInOptions
{
    /// <summary>The rules it knows; <c>dcr-1</c> with the documented limits by default.</summary>
    public IReadOnlyList<IngestionRule> Rules { get; init; } = [new IngestionRule("dcr-1")];

    /// <summary>The port of the HTTPS endpoint on 127.0.0.1; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The port of the token endpoint, plain HTTP on 127.0.0.1; 0, the default, takes a free one.</summary>
    public int IdentityPort { get; init; }

    /// <summary>What is wrong with the certificate; nothing by default.</summary>
    public CertificateFlaw CertificateFlaw { get; init; }

    /// <summary>How long issued tokens are taken; an hour by default.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Most bytes of a call's body, as sent and as inflated; what the service documents by default.</summary>
    public int CallBytes { get; init; } = ServiceLimits.CallBytes;

    /// <summary>The column by which duplicates are counted.</summary>
    public string EventIdColumn { get; init; } = "EventId";

    /// <summary>Rows for which a whole call is answered 400; null, the default, for none. Called from several calls at once.</summary>
    public Func<JsonElement, bool>? Poison { get; init; }

    /// <summary>How much of stored rows stays in memory; everything by default.</summary>
    public RowKeeping Keeping { get; init; } = RowKeeping.Whole;

    /// <summary>A file to append stored rows to, as JSON lines; null, the default, for none.</summary>
    public string? RowsFile { get; init; }

    /// <summary>The clock of receive times, tokens, limits and latency.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What random latency is drawn with; one of its own per run by default. Give a seeded one to repeat a run.</summary>
    public Random? Random { get; init; }
}
