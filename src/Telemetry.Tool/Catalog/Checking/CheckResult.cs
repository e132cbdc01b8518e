using System.Text.Json;
using Telemetry.Schema.Catalogue;
using Telemetry.Tool.Catalog.Consent;
using Telemetry.Tool.Catalog.Generating;

namespace Telemetry.Tool.Catalog.Checking;

/// <summary>What a check found: faults in the schemas, a field set without consent, files that differ.</summary>
internal sealed record CheckResult(IReadOnlyList<CatalogueFault> Faults, string? Consent, IReadOnlyList<Difference> Differences)
{
    public bool IsClean => Faults.Count == 0 && Consent is null && Differences.Count == 0;

    public static CheckResult Of(CatalogLayout layout)
    {
        try
        {
            var catalogue = EventCatalogue.Load(layout.Schemas);
            var disk = new CatalogueDisk(layout);
            return new CheckResult(
                [],
                ConsentRule.Judge(ConsentLock.Read(disk), ConsentLock.Of(catalogue)),
                Drift.Find(CatalogueOutput.Make(catalogue, disk.Read(CatalogLayout.PrivacyDocument)), disk));
        }
        catch (CatalogueException e)
        {
            return new CheckResult(e.Faults, null, []);
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("ok", IsClean);
        json.WriteStartArray("faults");
        foreach (var fault in Faults)
        {
            json.WriteStartObject();
            json.WriteString("file", fault.File);
            json.WriteString("pointer", fault.Pointer);
            json.WriteString("message", fault.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("consent", Consent);
        json.WriteStartArray("differences");
        foreach (var difference in Differences)
        {
            json.WriteStartObject();
            json.WriteString("file", difference.Path);
            json.WriteString("kind", difference.Kind.ToString().ToLowerInvariant());
            json.WriteString("hint", difference.Hint());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
