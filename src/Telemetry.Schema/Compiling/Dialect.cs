using System.Text.Json;

namespace Telemetry.Schema.Compiling;

/// <summary>Which vocabularies the schemas of a resource use, as its meta-schema says.</summary>
/// <param name="Vocabularies">Those that are used.</param>
/// <param name="AssertsFormats">Whether <c>format</c> asserts whatever the options say.</param>
internal sealed record Dialect(Vocabulary Vocabularies, bool AssertsFormats)
{
    /// <summary>Identifies the meta-schema of 2020-12.</summary>
    public const string StandardUri = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The dialect of 2020-12, also of schemas that name none.</summary>
    public static readonly Dialect Standard = new(Vocabulary.All, AssertsFormats: false);

    private const string Prefix = "https://json-schema.org/draft/2020-12/vocab/";

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

        Vocabulary used = Vocabulary.Core;
        bool asserts = false;
        foreach (JsonProperty entry in declared.EnumerateObject())
        {
            Vocabulary vocabulary = Named(entry.Name);
            if (vocabulary != Vocabulary.None)
            {
                used |= vocabulary;
                asserts |= entry.Name.EndsWith("/format-assertion", StringComparison.Ordinal);
            }
            else if (entry.Value.ValueKind == JsonValueKind.True)
            {
                unknown ??= entry.Name;
            }
        }

        return new Dialect(used, asserts);
    }

    private static Vocabulary Named(string uri) => uri.StartsWith(Prefix, StringComparison.Ordinal)
        ? uri[Prefix.Length..] switch
        {
            "core" => Vocabulary.Core,
            "applicator" => Vocabulary.Applicator,
            "unevaluated" => Vocabulary.Unevaluated,
            "validation" => Vocabulary.Validation,
            "meta-data" => Vocabulary.MetaData,
            "format-annotation" or "format-assertion" => Vocabulary.Format,
            "content" => Vocabulary.Content,
            _ => Vocabulary.None,
        }
        : Vocabulary.None;
}
