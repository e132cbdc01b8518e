using System.Globalization;
using Telemetry.Client.BuiltIn;
using Telemetry.Client.Delivering;
using Telemetry.Client.Kvp.Writing;
using Telemetry.Client.Spans;

namespace Telemetry.Client.Deciding;

/// <summary>Where events go and how, read once from environment and options. Holds the token: never shown, never logged.</summary>
internal sealed record DestinationSettings
{
    /// <summary>The longest exit budget that the environment or the app can ask for, in milliseconds.</summary>
    internal const int MaxExitBudgetMs = 2000;

    internal required UrlState UrlState { get; init; }

    /// <summary>The address that is posted to; null where there is none. It is parsed when it is first asked for, which most runs never do.</summary>
    internal Uri? Url => UrlText is { } text ? EventsUrl.Read(text, Format).Url : null;

    /// <summary>The address as it was given; null where none is.</summary>
    internal string? UrlText { get; init; }

    /// <summary>What the receiver understands, which decides how its address is completed.</summary>
    internal WireFormat Format { get; init; }

    internal string? Token { get; init; }

    /// <summary>The file's path as given, <c>~</c> not expanded; null where none is given.</summary>
    internal string? File { get; init; }

    /// <summary>What the build does for those who decided nothing; off where no URL is built in, whatever it says.</summary>
    internal TelemetryPosture Posture { get; init; }

    internal EchoMode Echo { get; init; }

    internal TimeSpan ExitBudget { get; init; }

    internal string? Channel { get; init; }

    /// <summary>Which spans and diagnostics pass; null where nothing asks for any.</summary>
    internal FilterChoice? Filter { get; init; }

    /// <summary>The name of the trace provider; null for none.</summary>
    internal string? EventSourceName { get; init; }

    /// <summary>The group that the trace provider joins; null for none.</summary>
    internal Guid? ProviderGroup { get; init; }

    /// <summary>The pool that diagnostics are written to.</summary>
    internal required PoolChoice Pool { get; init; }

    internal SettingPresence LocalSink => EventSourceName is null && Pool.Path is null ? SettingPresence.Absent : SettingPresence.Present;

    /// <summary>What is wrong with settings that recording goes on without.</summary>
    internal IReadOnlyList<string> Problems => Pool.Problem is { } problem ? [problem, .. Filter?.Problems ?? []] : Filter?.Problems ?? [];

    internal static DestinationSettings Read(TelemetryOptions options, VariableNames names, IEnvironment environment, BuiltInSettings builtIn)
    {
        var urlOfEnvironment = Trimmed(environment.Get(names.Url));
        var urlOfOptions = Trimmed(options.Url);
        var urlOfBuild = urlOfOptions ?? Trimmed(builtIn.Url);
        var tokenOfBuild = Trimmed(options.Token) ?? (urlOfOptions is null ? Trimmed(builtIn.Token) : null);
        // A built-in token belongs to the built-in URL: whoever redirects the events must not be handed the operator's credential.
        var token = Trimmed(environment.Get(names.Token)) ?? (urlOfEnvironment is null ? tokenOfBuild : null);
        var pool = PoolChoice.Read(names.Kvp, environment.Get(names.Kvp), options.KvpPool);
        var url = urlOfEnvironment ?? urlOfBuild;
        var state = EventsUrl.StateOf(url);
        var isUsable = BearerToken.IsWellFormed(token) && (options.WireFormat != WireFormat.OneCollector || TenantKey.Of(token) is not null);

        return new()
        {
            UrlState = state == UrlState.Usable && !isUsable ? UrlState.TokenMalformed : state,
            UrlText = url,
            Format = options.WireFormat,
            Token = token,
            File = Trimmed(environment.Get(names.File)),
            Posture = urlOfBuild is null ? TelemetryPosture.Off : options.Posture ?? builtIn.Posture,
            Echo = ReadEcho(environment.Get(names.Debug)),
            ExitBudget = ReadBudget(environment.Get(names.TimeoutMs)) ?? options.ExitBudget,
            Channel = Trimmed(environment.Get(names.Channel)) ?? Trimmed(options.Channel),
            Filter = options.SpanSources.Count == 0 && pool.Path is null ? null : FilterChoice.Read(names.Filter, environment.Get(names.Filter), options.Filter),
            Pool = pool,
            EventSourceName = options.EventSourceName,
            ProviderGroup = builtIn.ProviderGroup,
        };
    }

    /// <summary>Whole milliseconds above 0, at most <see cref="MaxExitBudgetMs"/>; null, and so the app's own budget, for all else.</summary>
    internal static TimeSpan? ReadBudget(string? value)
    {
        if (!int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var ms) || ms <= 0)
        {
            return null;
        }

        return TimeSpan.FromMilliseconds(Math.Min(ms, MaxExitBudgetMs));
    }

    /// <summary>A value that cannot be read sends nothing: it may be a misspelt <c>only</c>.</summary>
    private static EchoMode ReadEcho(string? value) => Settings.Read(value) switch
    {
        SettingState.Absent or SettingState.No => EchoMode.None,
        SettingState.Yes => EchoMode.EchoAndSend,
        _ => EchoMode.EchoOnly,
    };

    private static string? Trimmed(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
