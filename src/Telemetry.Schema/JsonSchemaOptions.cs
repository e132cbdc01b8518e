using System.Text;
using Telemetry.Schema.Compiling.Uris;
using Telemetry.Schema.Formats;

namespace Telemetry.Schema;

/// <summary>How schemas are compiled and documents are read.</summary>
public sealed record JsonSchemaOptions
{
    /// <summary>The largest <see cref="MaxDepth"/>; what a thread's stack bears with room to spare.</summary>
    public const int LargestMaxDepth = 512;

    /// <summary>Levels of nested objects and arrays a document may have. From 1 to 512, default 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxDepth));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestMaxDepth, nameof(MaxDepth));
            field = value;
        }
    }

    = 64;

    /// <summary>Whether messages may show values. Default <see cref="ValueQuoting.Bounded"/>.</summary>
    public ValueQuoting Values { get; init; }

    /// <summary>Whether <c>format</c> asserts. Default <see cref="FormatMode.Assert"/>.</summary>
    public FormatMode Formats { get; init; }

    /// <summary>What to do about keywords and formats that are not known. Default <see cref="UnknownKeywords.Annotate"/>.</summary>
    public UnknownKeywords Unknown { get; init; }

    /// <summary>
    /// The absolute URI that the schema is known by where its <c>$id</c> says nothing else, to resolve its references against.
    /// Null by default: then its references lead to itself and to absolute URIs.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no absolute URI.</exception>
    public string? BaseUri
    {
        get;
        init
        {
            if (value is not null && !(UriReference.Parse(value).IsAbsolute && UriGrammar.IsUri(Encoding.UTF8.GetBytes(value))))
            {
                throw new ArgumentException($"Expected an absolute URI, but found \"{value}\".", nameof(BaseUri));
            }

            field = value;
        }
    }

    /// <summary>
    /// The schemas and meta-schemas that references and <c>$schema</c> may lead to, as UTF-8 JSON by their absolute URI without
    /// a fragment. Nothing else is ever looked for; the meta-schemas of 2020-12 need not be given. Empty by default.
    /// </summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Schemas { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();
}
