using System.Globalization;

namespace Ingest.Functions.Observing;

/// <summary>Status codes as label values, made once: a measurement must not allocate.</summary>
internal static class StatusLabel
{
    /// <summary>The client left before there was an answer.</summary>
    public const string Aborted = "aborted";

    private const int First = 100;
    private const int Count = 500;

    private static readonly string[] All =
        [.. Enumerable.Range(First, Count).Select(code => code.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The code's text; that of 500 for what is no status code (RFC 9110, section 15).</summary>
    public static string Of(int status) => All[status is >= First and < First + Count ? status - First : StatusCodes.Status500InternalServerError - First];
}
