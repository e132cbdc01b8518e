namespace Telemetry.Client.Consenting;

/// <summary>Reads what was typed.</summary>
internal static class PromptAnswers
{
    private static readonly string[] Yeses = ["y", "yes"];
    private static readonly string[] Noes = ["n", "no"];

    /// <param name="line">The line; null at the end of the input.</param>
    internal static PromptAnswer Read(string? line)
    {
        var word = line?.Trim();
        if (Yeses.Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            return PromptAnswer.Yes;
        }

        return Noes.Contains(word, StringComparer.OrdinalIgnoreCase) ? PromptAnswer.No : PromptAnswer.None;
    }
}
