using System.Text;

namespace Telemetry.Client.Events;

/// <summary>Names of functions as they stand in the source, from those that the compiler gave them.</summary>
internal static class FunctionName
{
    /// <summary>Stands for a function without a name: compilation ahead of time may leave none.</summary>
    internal const string Unknown = "?";

    private const string StateMachineStep = "MoveNext";
    private const int DeepestNesting = 8;

    /// <summary>
    /// <c>Outer+&lt;RunAsync&gt;d__5.MoveNext</c> is <c>Outer.RunAsync</c>, <c>Outer+&lt;&gt;c.&lt;Run&gt;b__0_1</c> is <c>Outer.Run.lambda</c>, <c>Outer.&lt;Run&gt;g__Add|0_0</c> is
    /// <c>Outer.Run.Add</c>; generic arities and arguments go.
    /// </summary>
    internal static string Of(string? declaringType, string? method)
    {
        if (string.IsNullOrEmpty(method))
        {
            return Unknown;
        }

        var name = new StringBuilder();
        var isStep = false;
        foreach (var part in WithoutArguments(declaringType).Split('+', StringSplitOptions.RemoveEmptyEntries))
        {
            isStep = part[0] == '<' && part.LastIndexOf('>') is var close && close + 1 < part.Length && part[close + 1] == 'd';
            Append(name, OfSource(part, DeepestNesting));
        }

        if (!isStep || method != StateMachineStep)
        {
            Append(name, OfSource(WithoutArguments(method), DeepestNesting));
        }

        return name.Length == 0 ? Unknown : name.ToString();
    }

    private static void Append(StringBuilder name, string part)
    {
        if (part.Length > 0)
        {
            name.Append(name.Length > 0 ? "." : "").Append(part);
        }
    }

    /// <summary>Without what stands in square brackets at the end, and without <c>`1</c> anywhere.</summary>
    private static string WithoutArguments(string? name)
    {
        if (name is null)
        {
            return "";
        }

        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        var bare = bracket < 0 ? name : name[..bracket];
        if (!bare.Contains('`', StringComparison.Ordinal))
        {
            return bare;
        }

        var kept = new StringBuilder(bare.Length);
        for (var i = 0; i < bare.Length; i++)
        {
            if (bare[i] != '`')
            {
                kept.Append(bare[i]);
                continue;
            }

            while (i + 1 < bare.Length && char.IsAsciiDigit(bare[i + 1]))
            {
                i++;
            }
        }

        return kept.ToString();
    }

    /// <summary>The name that the compiler put in angle brackets, and what it made of it.</summary>
    private static string OfSource(string name, int depth)
    {
        if (name.Length == 0 || name[0] != '<' || depth == 0)
        {
            return name;
        }

        var close = Close(name);
        if (close < 0)
        {
            return name;
        }

        var inner = OfSource(name[1..close], depth - 1);
        var made = name[(close + 1)..];
        if (made.StartsWith("b__", StringComparison.Ordinal))
        {
            return inner.Length == 0 ? "lambda" : inner + ".lambda";
        }

        if (made.StartsWith("g__", StringComparison.Ordinal))
        {
            var bar = made.IndexOf('|', StringComparison.Ordinal);
            return $"{inner}.{(bar < 0 ? made[3..] : made[3..bar])}";
        }

        // <File>F0123__Type is a type that only its file sees.
        var underscores = made.IndexOf("__", StringComparison.Ordinal);
        return made.StartsWith('F') && underscores > 0 ? made[(underscores + 2)..] : inner;
    }

    private static int Close(string name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            depth += name[i] == '<' ? 1 : name[i] == '>' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
