namespace Ingest.Functions.Answering;

/// <summary>Reads an <see cref="AnswerDetail"/> from <c>Prefer</c>.</summary>
internal static class AnswerDetails
{
    public static AnswerDetail From(HttpRequest request)
    {
        var prefer = request.Headers["Prefer"];
        return prefer.Count > 0 && prefer.Any(AsksForMinimal) ? AnswerDetail.Minimal : AnswerDetail.Full;
    }

    private static bool AsksForMinimal(string? header) =>
        header is not null && header.Split(',', ';').Any(p => p.Replace(" ", "", StringComparison.Ordinal).Equals("return=minimal", StringComparison.OrdinalIgnoreCase));
}
