using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Tables;
using Telemetry.Tool.Catalog.Consent;
using Telemetry.Tool.Catalog.Generating.Bicep;
using Telemetry.Tool.Catalog.Generating.CSharp;
using Telemetry.Tool.Catalog.Generating.Documents;

namespace Telemetry.Tool.Catalog.Generating;

/// <summary>Everything that is made from a catalogue.</summary>
internal static class CatalogueOutput
{
    /// <summary>All files, ordered by path.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="privacyDocument">The privacy document as it is: only the part between its markers is made here.</param>
    public static IReadOnlyList<GeneratedFile> Make(EventCatalogue catalogue, string? privacyDocument) =>
    [
        .. TypeFiles.Make(catalogue)
            .Concat(TableFiles.Make(TableDefinition.Events(catalogue)))
            .Concat(TableFiles.Make(TableDefinition.Rejects))
            .Append(EventsDocument.Make(catalogue))
            .Append(PrivacyFields.Make(catalogue, privacyDocument))
            .Append(ConsentLock.Of(catalogue).ToFile())
            .OrderBy(f => f.Path, StringComparer.Ordinal),
    ];
}
