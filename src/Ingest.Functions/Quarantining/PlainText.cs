using System.Text.RegularExpressions;

namespace Ingest.Functions.Quarantining;

/// <summary>
/// Which apps and versions are kept where nothing says that they are known. The envelope takes any printable text, so these
/// are narrower; neither has room for a sentence, an address or a token.
/// </summary>
internal static partial class PlainText
{
    public static bool IsApp(string text) => App().IsMatch(text);

    public static bool IsVersion(string text) => Version().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9.-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex App();

    [GeneratedRegex(@"\Av?[0-9]{1,9}(\.[0-9]{1,9}){0,3}([+-][0-9A-Za-z.-]{1,16})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
