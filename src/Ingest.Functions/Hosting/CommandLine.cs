namespace Ingest.Functions.Hosting;

/// <summary>The receiver's command line. Every option is a setting by another name.</summary>
/// <param name="Settings">Configuration that the options stand for.</param>
/// <param name="Fault">What was not understood.</param>
internal sealed record CommandLine(CommandKind Kind, IReadOnlyDictionary<string, string?> Settings, string? Fault)
{
    public const string HelpText = """
        The Ingest receiver: checks tokens, validates events against their schemas, and stores rows.

        Usage: dotnet run --project src/Ingest.Functions -- [options]

          --dry-run             only log events, whatever else is configured
          --file <directory>    store rows as JSON lines in a directory
          --urls <urls>         where to listen (default http://127.0.0.1:7071)
          --environment <name>  Development makes a token for the run and stores rows in this user's state directory unless
                                told otherwise; default Production, Development under dotnet run
          --Ingest:<name>=<v>   any setting of docs/operating.md; environment variables spell it Ingest__<name>
          --settings            print all settings as a table
          --version, --help

        Example: dotnet run --project src/Ingest.Functions -- --file ./rows --urls http://127.0.0.1:8080

        Exit codes: 0 stopped as asked, 1 failed, 2 command line or configuration not usable.
        """;

    private const string SettingPrefix = "--Ingest:";

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = Split(args[i]);
            switch (name)
            {
                case "--help" or "-h" or "-?":
                    return new(CommandKind.Help, settings, null);
                case "--version":
                    return new(CommandKind.Version, settings, null);
                case "--settings":
                    return new(CommandKind.Settings, settings, null);
                case "--dry-run" when value is null:
                    settings["Ingest:DryRun"] = "true";
                    continue;
            }

            var setting = SettingFor(name);
            value ??= setting is not null && i + 1 < args.Count ? args[++i] : null;
            if (setting is null || string.IsNullOrEmpty(value))
            {
                return new(CommandKind.Refused, settings, setting is null ? $"{name}: no such option." : $"{name}: expected a value after it.");
            }

            settings[setting] = value;
        }

        return new(CommandKind.Run, settings, null);
    }

    private static string? SettingFor(string name) => name switch
    {
        "--file" => "Ingest:File:Directory",
        "--urls" => "urls",
        "--environment" => "environment",
        _ when name.StartsWith(SettingPrefix, StringComparison.OrdinalIgnoreCase) => name[2..],
        _ => null,
    };

    private static (string Name, string? Value) Split(string arg)
    {
        var equals = arg.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (arg, null) : (arg[..equals], arg[(equals + 1)..]);
    }
}
