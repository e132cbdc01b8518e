namespace Telemetry.Schema.Formats.Hostnames;

/// <summary>What kind of labels a name may have.</summary>
internal enum LabelKind
{
    /// <summary>Those of RFC 1123; of the ones that are reserved only A-labels mean anything.</summary>
    Host,

    /// <summary>Those of RFC 5890.</summary>
    International,
}
