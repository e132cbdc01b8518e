using System.Text.Json;
using Telemetry.Schema.Evaluating;

namespace Telemetry.Schema.Validating;

/// <summary>Words for what came instead of what was expected.</summary>
internal static class Messages
{
    /// <summary>What an evaluation found.</summary>
    /// <param name="at">Where the value lies in the document.</param>
    /// <param name="text">A string's text, or the bytes of another value.</param>
    public static string Of(Finding finding, Quoting quoting, ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> text) => finding.Assertion switch
    {
        RequiredAssertion required => Missing(required),
        NeverAssertion never => $"Expected {never.Expected}, but found {FoundUnder(never, quoting, json, at, text)}.",
        var assertion => $"Expected {assertion.Expected}, but found {finding.Found ?? Found(quoting, json, at, text)}.",
    };

    public static string Missing(RequiredAssertion assertion) => $"Expected {assertion.Expected}, but it is missing.";

    public static string FoundUnder(NeverAssertion never, Quoting quoting, ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> text)
    {
        if (never.Keyword is not ("additionalProperties" or "unevaluatedProperties") || ErrorPlace.NameOf(json, at) is not { } name)
        {
            return Found(quoting, json, at, text);
        }

        return quoting == Quoting.Withheld ? "another" : $"\"{name}\"";
    }

    public static string Found(Quoting quoting, ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> text)
    {
        bool isWithheld = quoting != Quoting.Bounded;
        if (ErrorPlace.IsName(json, at))
        {
            return quoting == Quoting.Withheld ? "another name" : $"the name \"{Excerpt.Of(text, Excerpt.OfValue)}\"";
        }

        return JsonKind.At(json, at) switch
        {
            JsonValueKind.String => isWithheld ? "another string" : $"the string \"{Excerpt.Of(text, Excerpt.OfValue)}\"",
            JsonValueKind.Number => isWithheld ? "a number" : $"the number {Excerpt.Of(text, Excerpt.OfValue)}",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.Null => isWithheld ? "another value" : "null",
            _ => isWithheld ? "a boolean" : Excerpt.Of(text, Excerpt.OfValue),
        };
    }

    /// <summary>The text of a name or string, unescaped.</summary>
    public static ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
        {
            return raw;
        }

        var text = new byte[raw.Length];
        int length = EscapedText.Unescape(raw, text);
        return text.AsSpan(0, Math.Max(0, length));
    }
}
