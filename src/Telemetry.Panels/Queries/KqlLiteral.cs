using System.Globalization;

namespace Telemetry.Panels.Queries;

/// <summary>The few forms of KQL values that parameters have.</summary>
internal static class KqlLiteral
{
    /// <summary>Milliseconds of a span such as <c>30m</c>, <c>6h</c> or <c>1d</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static long Span(string text) =>
        text.Length > 1 && Unit(text[^1]) is { } unit && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (long)(number * unit)
            : throw new FormatException($"Expected a span such as 30m, 6h or 7d, got '{text}'.");

    /// <summary>Milliseconds since 1970 of <c>now()</c>, <c>ago(7d)</c> or a time in ISO 8601.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static long Time(string text, DateTimeOffset now) => text switch
    {
        "now()" => now.ToUnixTimeMilliseconds(),
        _ when text.StartsWith("ago(", StringComparison.Ordinal) => now.ToUnixTimeMilliseconds() - Span(text[4..^1]),
        _ => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds(),
    };

    public static string Text(string text) => text is ['\'', .., '\''] ? text[1..^1] : text;

    private static long? Unit(char unit) => unit switch
    {
        's' => 1_000,
        'm' => 60_000,
        'h' => 3_600_000,
        'd' => 86_400_000,
        _ => null,
    };
}
