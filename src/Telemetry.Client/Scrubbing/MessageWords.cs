namespace Telemetry.Client.Scrubbing;

/// <summary>Words that go on with a sentence: they end a path, and are no value of a setting.</summary>
internal static class MessageWords
{
    private const string Words =
        " a already an and are as at be because been but by can cannot could denied did does doesn during" +
        " exceeded exists expected expired failed for found from had has have if in instead into invalid is" +
        " isn it line locked malformed missing must no not of on or rejected required returned should than that" +
        " the then this timed to too was were when where which while will with without would" +
        " null true false none undefined unknown empty ";

    internal static bool Contains(ReadOnlySpan<char> word) => WordList.Contains(Words, word);
}
