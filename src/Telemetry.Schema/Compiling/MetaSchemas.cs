using System.Reflection;

namespace Telemetry.Schema.Compiling;

/// <summary>The meta-schemas of 2020-12, which references may lead to without being given.</summary>
internal static class MetaSchemas
{
    private const string Base = "https://json-schema.org/draft/2020-12/";

    /// <returns>Null when the URI is none of a meta-schema.</returns>
    public static byte[]? Find(string uri)
    {
        if (!uri.StartsWith(Base, StringComparison.Ordinal))
        {
            return null;
        }

        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"meta-schemas/{uri[Base.Length..]}.json");
        if (stream is null)
        {
            return null;
        }

        var utf8 = new byte[stream.Length];
        stream.ReadExactly(utf8);
        return utf8;
    }
}
