using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ingest.Testing;

namespace Telemetry.Tool.Tests.Token;

public sealed class TokenCommandTests
{
    [Fact]
    public void New_Text_PrintsTheTokenOnceAndTheSettings()
    {
        var outcome = Run("", "new", "--app", "notes,todo", "--app", "todo", "--expires", "90d");

        Assert.Equal(("", 0), (outcome.Error, outcome.ExitCode));
        var lines = outcome.Out.Split('\n');
        var token = lines[0];
        Assert.Matches("^tk_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}$", token);
        var prefix = $"Ingest__Producers__{token[3..11]}__";
        Assert.Equal(
            [$"{prefix}Hash={HashOf(token)}", $"{prefix}Apps__0=notes", $"{prefix}Apps__1=todo", $"{prefix}Scopes__0=write", $"{prefix}Expires=2027-02-19T09:00:00Z"],
            lines.Where(l => l.StartsWith("Ingest__", StringComparison.Ordinal)));
        Assert.Equal(0, outcome.Out.LastIndexOf(token, StringComparison.Ordinal));
    }

    [Fact]
    public void New_Json_HoldsTokenHashAndSettings()
    {
        using var json = JsonDocument.Parse(Run("", "new", "--app", "*", "--scope", "read", "--scope", "write", "--expires", "2027-06-30", "--json").Out);

        var token = json.RootElement.GetProperty("token").GetString()!;
        var prefix = $"Ingest__Producers__{json.RootElement.GetProperty("id").GetString()}__";
        Assert.Equal(HashOf(token), json.RootElement.GetProperty("hash").GetString());
        Assert.Equal(
            [($"{prefix}Hash", HashOf(token)), ($"{prefix}Apps__0", "*"), ($"{prefix}Scopes__0", "read"), ($"{prefix}Scopes__1", "write"), ($"{prefix}Expires", "2027-06-30T00:00:00Z")],
            json.RootElement.GetProperty("settings").EnumerateObject().Select(s => (s.Name, s.Value.GetString()!)));
    }

    [Theory]
    [InlineData("Required", "new")]
    [InlineData("--app takes", "new", "--app", "")]
    [InlineData("not both", "new", "--app", "*,notes")]
    [InlineData("recognized", "new", "--app", "notes", "--scope", "admin")]
    [InlineData("--expires takes", "new", "--app", "notes", "--expires", "soon")]
    [InlineData("--expires takes", "new", "--app", "notes", "--expires", "99999999999d")]
    [InlineData("in the past", "new", "--app", "notes", "--expires", "2026-11-21")]
    [InlineData("in the past", "new", "--app", "notes", "--expires", "0d")]
    [InlineData("unrecognized", "hash", "extra")]
    public void Token_WrongUse_IsRefused(string said, params string[] args)
    {
        var outcome = Run("", args);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void HashAndCheck_TokenOnStandardInput_AreAnswered()
    {
        var token = NewToken();

        var hash = Run($"{token}\r\n", "hash");
        var check = Run(token, "check");

        Assert.Equal((0, HashOf(token)), (hash.ExitCode, hash.Out.Trim()));
        Assert.Equal(0, check.ExitCode);
        Assert.Contains(token[3..11], check.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(token, hash.Out + check.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("check")]
    public void HashAndCheck_Typo_IsToldFromOtherTextAndNeverEchoed(string command)
    {
        var token = NewToken();
        var typo = token[..20] + (token[20] == 'a' ? 'b' : 'a') + token[21..];

        var wrong = Run(typo, command);
        var other = Run("hunter2", command);
        var empty = Run("", command);

        Assert.Equal((1, 1, 1), (wrong.ExitCode, other.ExitCode, empty.ExitCode));
        Assert.Contains("checksum", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("not a token", other.Error, StringComparison.Ordinal);
        Assert.Contains("got 0", empty.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(typo[12..], wrong.Out + wrong.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", other.Out + other.Error, StringComparison.Ordinal);
    }

    private static string NewToken() => Run("", "new", "--app", "notes").Out.Split('\n')[0];

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    private static ToolOutcome Run(string input, params string[] args) => ToolRun.With(input, RepositoryRoot.Path(), ["token", .. args]);
}
