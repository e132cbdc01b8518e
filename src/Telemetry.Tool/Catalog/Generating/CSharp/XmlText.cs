using System.Security;
using System.Text.RegularExpressions;

namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>Text of a schema as it stands in an XML documentation comment.</summary>
internal static partial class XmlText
{
    public static string Of(string text) => CodeSpan().Replace(SecurityElement.Escape(text), "<c>$1</c>");

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}
