using Telemetry.Schema.Catalogue;
using Telemetry.Tool.Catalog.Checking;
using Telemetry.Tool.Catalog.Consent;

namespace Telemetry.Tool.Catalog.Generating;

/// <summary><c>telemetry catalog generate</c>.</summary>
internal static class GenerateRun
{
    public static int Execute(CatalogLayout layout, ToolSurroundings surroundings)
    {
        var catalogue = EventCatalogue.Load(layout.Schemas);
        var disk = new CatalogueDisk(layout);
        if (ConsentRule.Judge(ConsentLock.Read(disk), ConsentLock.Of(catalogue)) is { } refusal)
        {
            surroundings.Error.WriteLine(refusal);
            return ExitCode.Found;
        }

        var differences = Drift.Find(CatalogueOutput.Make(catalogue, disk.Read(CatalogLayout.PrivacyDocument)), disk);
        foreach (var difference in differences)
        {
            disk.Apply(difference);
            surroundings.Out.WriteLine($"{Verb(difference)} {difference.Path}");
        }

        surroundings.Out.WriteLine(differences.Count == 0 ? "Everything is up to date." : $"{differences.Count} file(s) changed.");
        return ExitCode.Success;
    }

    private static string Verb(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Missing => "created",
        DifferenceKind.Stale => "deleted",
        _ => "updated",
    };
}
