using Telemetry.Schema.Compiling;
using Telemetry.Schema.Formats;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>format</c>: asserts, unless the options have it only annotate.</summary>
internal static class FormatKeyword
{
    public static void AddTo(Dictionary<string, KeywordReader> table) =>
        table.Add("format", new(Vocabulary.Format, Read));

    private static void Read(KeywordValue keyword)
    {
        string name = keyword.AsString();
        StringFormat? format = StringFormat.Find(name);
        if (format is null && keyword.Reader.Options.Unknown == UnknownKeywords.Refuse)
        {
            throw JsonSchemaException.NotSupported(
                keyword.Location, $"expected one of {string.Join(", ", StringFormat.Names)}, but found {Describe.Kind(keyword.Value)}.");
        }

        if (format is not null && (keyword.Reader.Options.Formats == FormatMode.Assert || keyword.Node.Resource.Dialect.AssertsFormats))
        {
            keyword.Node.Strings.Add(new FormatAssertion(keyword.Location, format));
        }

        keyword.Annotate();
    }
}
