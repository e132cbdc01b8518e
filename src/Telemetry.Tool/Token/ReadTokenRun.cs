using Telemetry.Schema.Tokens;

namespace Telemetry.Tool.Token;

/// <summary><c>telemetry token hash</c> and <c>check</c>: reads one token from standard input and says one thing about it.</summary>
internal static class ReadTokenRun
{
    public static int Execute(ToolSurroundings surroundings, Func<IngestToken, string> answer)
    {
        var text = surroundings.In.ReadLine()?.Trim() ?? "";
        var fault = IngestToken.TryParse(text, out var token);
        if (token is null)
        {
            surroundings.Error.WriteLine(Complaint(fault, text.Length));
            return ExitCode.Found;
        }

        surroundings.Out.WriteLine(answer(token));
        return ExitCode.Success;
    }

    private static string Complaint(TokenFault fault, int length) => fault == TokenFault.BadChecksum
        ? "The checksum does not match: a character is wrong. Copy the token again."
        : $"This is not a token: expected {IngestToken.Length} characters that begin with tk_, got {length}. Copy the whole token, and nothing else.";
}
