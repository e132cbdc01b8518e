namespace Telemetry.Client.Deciding;

/// <summary>
/// Finds what is wrong with options. Every sentence names the property, the bounds, and what came, short of its text. Every run of a
/// command passes here, telemetry on or off: loops and numbers, since the runtime would compile queries and look up names of enums each time.
/// </summary>
internal static class OptionsCheck
{
    /// <summary>The bound of app and version in the envelope's schema, in characters.</summary>
    internal const int MaxNameLength = 64;

    private const int MaxEventSourceLength = 128;

    private const int MaxPrefixLength = 32;

    /// <summary>The first fault, or null.</summary>
    internal static string? FindFault(TelemetryOptions? options)
    {
        if (options is null)
        {
            return "there are none (null).";
        }

        return NameFault(nameof(options.App), options.App)
            ?? NameFault(nameof(options.Version), options.Version)
            ?? PrefixFault(options.EffectivePrefix)
            ?? BudgetFault(options.ExitBudget)
            ?? EnumFault(nameof(options.Tee), (int)options.Tee, (int)TeeMode.FileAndUrl)
            ?? EnumFault(nameof(options.Level), (int)options.Level, (int)TelemetryLevel.Text)
            ?? EnumFault(nameof(options.Posture), (int)(options.Posture ?? default), (int)TelemetryPosture.Fleet)
            ?? EnumFault(nameof(options.Prompt), (int)options.Prompt, (int)PromptMode.Never)
            ?? EnumFault(nameof(options.Heartbeat), (int)options.Heartbeat, (int)HeartbeatMode.OncePerProcess)
            ?? EnumFault(nameof(options.Build), (int)options.Build, (int)AppBuild.Debug)
            ?? EnumFault(nameof(options.WireFormat), (int)options.WireFormat, (int)WireFormat.Dws)
            ?? EventSourceFault(options.EventSourceName)
            ?? SourcesFault(options.SpanSources);
    }

    /// <summary>The prefix for an app that names none: capitals, with an underscore for every other character.</summary>
    internal static string PrefixOf(string? app)
    {
        var clipped = app is { Length: > MaxPrefixLength } ? app[..MaxPrefixLength] : app ?? "";
        return string.Create(clipped.Length, clipped, static (prefix, name) =>
        {
            for (var i = 0; i < prefix.Length; i++)
            {
                prefix[i] = char.IsAsciiLetterOrDigit(name[i]) ? char.ToUpperInvariant(name[i]) : '_';
            }
        });
    }

    private static string? NameFault(string property, string? value) => value switch
    {
        null or "" => $"{property} is missing; expected 1 to {MaxNameLength} characters.",
        { Length: > MaxNameLength } => $"{property} has {value.Length} characters; expected 1 to {MaxNameLength}.",
        _ when HoldsControl(value) => $"{property} holds a control character.",
        _ => null,
    };

    private static bool HoldsControl(string value)
    {
        foreach (var c in value)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    private static string? PrefixFault(string prefix)
    {
        var isName = prefix.Length is > 0 and <= MaxPrefixLength && char.IsAsciiLetterUpper(prefix[0]);
        foreach (var c in prefix)
        {
            isName &= char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_';
        }

        return isName
            ? null
            : $"EnvironmentPrefix must be a capital letter, then up to {MaxPrefixLength - 1} capital letters, digits and underscores.";
    }

    private static string? EventSourceFault(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var isName = name.Length <= MaxEventSourceLength
            && name.Split('.', '-').All(part => part.Length > 0 && part.All(char.IsAsciiLetterOrDigit));

        return isName
            ? null
            : $"EventSourceName must be letters and digits with dots or hyphens between them, at most {MaxEventSourceLength} characters, such as Contoso.Notes.";
    }

    private static string? BudgetFault(TimeSpan budget) =>
        budget < TimeSpan.Zero || budget > TelemetryOptions.MaxExitBudget
            ? $"ExitBudget is {budget.TotalMilliseconds} ms; expected 0 to {DestinationSettings.MaxExitBudgetMs} ms."
            : null;

    private static string? SourcesFault(IReadOnlyList<string>? sources) =>
        sources is null || HoldsNull(sources) ? "SpanSources holds null; expected the names of activity sources." : null;

    private static bool HoldsNull(IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="property">Its name.</param>
    /// <param name="value">What came.</param>
    /// <param name="last">The last of the named values, which count up from 0.</param>
    private static string? EnumFault(string property, int value, int last) =>
        value >= 0 && value <= last ? null : $"{property} is not one of its named values.";
}
