using System.CommandLine;

namespace Telemetry.Tool.Token;

/// <summary><c>telemetry token</c>: make tokens for a receiver and look at them. A token is never taken from the command line, where other users of the machine could read it.</summary>
internal static class TokenCommand
{
    public static DocumentedCommand Create(ToolSurroundings surroundings) =>
        new DocumentedCommand("token", "Tokens of a receiver: make one, hash one, check one.", "telemetry token new --app notes")
        {
            New(surroundings),
            Hash(surroundings),
            Check(surroundings),
        };

    private static DocumentedCommand New(ToolSurroundings surroundings)
    {
        var apps = new Option<string[]>("--app")
        {
            Description = "The apps whose events the token may send: names, separated by commas, or '*' for all.",
            Required = true,
        };
        var scope = new Option<string[]>("--scope") { Description = "What the token allows: write (send events), read (dashboard and metrics). May be given twice.", DefaultValueFactory = _ => [TokenRequest.Write] };
        scope.AcceptOnlyFromAmong(TokenRequest.Write, TokenRequest.Read);
        var expires = new Option<string?>("--expires") { Description = "When it ends: days from now such as 90d, or a date such as 2027-06-30 (UTC). Default: never." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new DocumentedCommand("new",
            "Makes a token and prints it this once, with the settings a receiver needs. The receiver keeps only its hash.",
            "telemetry token new --app notes",
            "telemetry token new --app notes,todo --scope write --expires 90d --json") { apps, scope, expires, json };
        command.SetAction(result => NewTokenRun.Execute(
            TokenRequest.Of(result.GetRequiredValue(apps), result.GetRequiredValue(scope), result.GetValue(expires), surroundings.Time),
            surroundings,
            result.GetValue(json) ? OutputFormat.Json : OutputFormat.Text));
        return command;
    }

    private static DocumentedCommand Hash(ToolSurroundings surroundings)
    {
        var command = new DocumentedCommand("hash", "Prints the hash of the token on standard input, as a receiver's settings hold it.", "telemetry token hash < token.txt");
        command.SetAction(_ => ReadTokenRun.Execute(surroundings, token => token.Hash));
        return command;
    }

    private static DocumentedCommand Check(ToolSurroundings surroundings)
    {
        var command = new DocumentedCommand("check",
            "Tells whether the text on standard input is a well-formed token. Whether a receiver takes it, only that receiver knows.",
            "telemetry token check < token.txt");
        command.SetAction(_ => ReadTokenRun.Execute(surroundings, token => $"Well-formed; its id is {token.Id}."));
        return command;
    }
}
