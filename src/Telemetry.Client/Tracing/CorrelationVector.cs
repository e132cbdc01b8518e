using System.Globalization;
using Telemetry.Client.Events;

namespace Telemetry.Client.Tracing;

/// <summary>
/// Correlation vectors (MS-CV 2): 22 characters of base64, then numbers behind dots, at most 127 characters. One that cannot grow
/// any more ends in <c>!</c> and stays as it is. Pure functions from vector to vector.
/// </summary>
internal static class CorrelationVector
{
    private const int BaseLength = 22;
    private const int MaxLength = 127;
    private const char Frozen = '!';
    private const string First = ".0";

    /// <summary>The longest that <see cref="Spin"/> adds: a dot, ten digits, and <see cref="First"/>.</summary>
    private const int LongestStep = 13;

    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>128 bits fill 21 characters and two bits of the last: only these remain for it.</summary>
    private const string LastOfBase = "AQgw";

    /// <summary>The caller's vector one level down, or a new one where the caller gave none that can be continued.</summary>
    internal static string ContinueOrSeed(string? given, RandomFill random) => IsWellFormed(given) ? Extend(given!) : Seed(random);

    /// <summary>A vector that has no relation to any other.</summary>
    internal static string Seed(RandomFill random)
    {
        Span<byte> bytes = stackalloc byte[BaseLength];
        random(bytes);
        Span<char> text = stackalloc char[BaseLength];
        for (var i = 0; i < text.Length - 1; i++)
        {
            text[i] = Base64[bytes[i] & 0x3F];
        }

        text[^1] = LastOfBase[bytes[^1] & 3];
        return string.Concat(text, First);
    }

    internal static bool IsWellFormed(string? text)
    {
        if (text is not { Length: > BaseLength and <= MaxLength })
        {
            return false;
        }

        var isFrozen = text[^1] == Frozen;
        var body = isFrozen ? text.AsSpan(0, text.Length - 1) : text;
        if (body.Length <= BaseLength || !IsBase(body[..BaseLength]) || !AreElements(body[BaseLength..]))
        {
            return false;
        }

        // What is frozen without need was made up.
        return !isFrozen || body.Length + LongestStep > MaxLength || LastElement(body) == uint.MaxValue;
    }

    /// <summary>For what the holder of the vector starts.</summary>
    internal static string Extend(string vector) => Grow(vector, vector + First);

    /// <summary>For the next event of the same holder.</summary>
    internal static string Increment(string vector)
    {
        if (vector[^1] == Frozen)
        {
            return vector;
        }

        var last = LastElement(vector);
        var next = last == uint.MaxValue ? null : string.Create(CultureInfo.InvariantCulture, $"{vector.AsSpan(0, vector.LastIndexOf('.') + 1)}{last + 1}");
        return Grow(vector, next);
    }

    /// <summary>For holders that do not know of each other: the element is made of time and chance.</summary>
    /// <param name="ticks">Steps of 100 ns.</param>
    internal static string Spin(string vector, long ticks, RandomFill random)
    {
        Span<byte> entropy = stackalloc byte[2];
        random(entropy);
        var element = (uint)((ticks >> 24) << 16) | (uint)(entropy[0] << 8) | entropy[1];
        return Grow(vector, string.Create(CultureInfo.InvariantCulture, $"{vector}.{element}{First}"));
    }

    /// <summary>What was wanted, or, where it does not fit, the vector as it is, for good.</summary>
    private static string Grow(string vector, string? wanted)
    {
        if (vector[^1] == Frozen)
        {
            return vector;
        }

        if (wanted?.Length <= MaxLength)
        {
            return wanted;
        }

        return vector.Length < MaxLength ? vector + Frozen : vector;
    }

    private static bool IsBase(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!Base64.Contains(c))
            {
                return false;
            }
        }

        return LastOfBase.Contains(text[^1]);
    }

    /// <summary>Numbers of 32 bits without leading zeros, each behind a dot.</summary>
    private static bool AreElements(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (text[0] != '.')
            {
                return false;
            }

            var rest = text[1..];
            var end = rest.IndexOf('.');
            var element = end < 0 ? rest : rest[..end];
            if (element.IsEmpty || (element[0] == '0' && element.Length > 1)
                || !uint.TryParse(element, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return false;
            }

            text = rest[element.Length..];
        }

        return true;
    }

    private static uint LastElement(ReadOnlySpan<char> body) =>
        uint.Parse(body[(body.LastIndexOf('.') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
}
