using System.Text.Json;

namespace Telemetry.Schema.Compiling;

/// <summary>Which vocabularies the schemas of a resource use, as its meta-schema says.</summary>
/// <param name="Vocabularies">Those that are used.</param>
/// <param name="AssertsFormats">Whether <c>format</c> asserts whatever the options say.</param>
internal sealed record Dialect(IReadOnlySet<Vocabulary> Vocabularies, bool AssertsFormats)
{
    /// <summary>Identifies the meta-schema of 2020-12.</summary>
    public const string StandardUri = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The dialect of 2020-12, also of schemas that name none.</summary>
    public static readonly Dialect Standard = new(new HashSet<Vocabulary>(Enum.GetValues<Vocabulary>()), AssertsFormats: false);

    private const string Prefix = "https://json-schema.org/draft/2020-12/vocab/";

    private static readonly Dictionary<string, Vocabulary> Known = new()
    {
        [$"{Prefix}core"] = Vocabulary.Core,
        [$"{Prefix}applicator"] = Vocabulary.Applicator,
        [$"{Prefix}unevaluated"] = Vocabulary.Unevaluated,
        [$"{Prefix}validation"] = Vocabulary.Validation,
        [$"{Prefix}meta-data"] = Vocabulary.MetaData,
        [$"{Prefix}format-annotation"] = Vocabulary.Format,
        [$"{Prefix}format-assertion"] = Vocabulary.Format,
        [$"{Prefix}content"] = Vocabulary.Content,
    };

    /// <summary>Reads <c>$vocabulary</c> of a meta-schema.</summary>
    /// <param name="unknown">A vocabulary that it requires and that is not known here; null when there is none.</param>
    public static Dialect Of(JsonElement metaSchema, out string? unknown)
    {
        unknown = null;
        if (metaSchema.ValueKind != JsonValueKind.Object
            || !metaSchema.TryGetProperty("$vocabulary", out JsonElement declared)
            || declared.ValueKind != JsonValueKind.Object)
        {
            return Standard;
        }

        var used = new HashSet<Vocabulary> { Vocabulary.Core };
        bool asserts = false;
        foreach (JsonProperty entry in declared.EnumerateObject())
        {
            if (Known.TryGetValue(entry.Name, out Vocabulary vocabulary))
            {
                used.Add(vocabulary);
                asserts |= entry.Name.EndsWith("/format-assertion", StringComparison.Ordinal);
            }
            else if (entry.Value.ValueKind == JsonValueKind.True)
            {
                unknown ??= entry.Name;
            }
        }

        return new Dialect(used, asserts);
    }
}
