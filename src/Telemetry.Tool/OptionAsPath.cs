using System.CommandLine.Parsing;

namespace Telemetry.Tool;

/// <summary>Keeps a misspelt option from being taken for a path, which the parser would do.</summary>
internal static class OptionAsPath
{
    public static void Refuse(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value is ['-', _, ..]))
        {
            result.AddError($"{token.Value}: no such option. A path that begins so is written ./{token.Value}.");
        }
    }
}
