using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Scrubbing;

namespace Telemetry.Client.Tests.Scrubbing;

public sealed class PlantedSecretTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    // The canary is what must not survive; the secret is how it comes.
    private const string Canary = "zebra7quagga";

    private static readonly Gen<string> Secret = Gen.Elements(
        $"/home/{Canary}/x.txt", $"C:\\Users\\{Canary}\\x.txt", $"\\\\server\\{Canary}\\x", $"~/{Canary}/x", $"../{Canary}/x", $"file:///home/{Canary}/x", $"$HOME/{Canary}/x",
        $"https://example.com/{Canary}?a=b", $"ftp://{Canary}:x@example.com/", $"{Canary}@example.com", $"{Canary}@localhost", $"git@example.com:{Canary}/x.git",
        $"password={Canary}", $"api_key: {Canary}", $"\"token\":\"{Canary}\"", $"--password {Canary}", $"Bearer {Canary}", $"DB_PASSWORD={Canary}", $"pwd='{Canary}'", $"secret {Canary}",
        "ghp_" + Canary + "ABCDEF012345", "tk_" + Canary + "ABCDEF", "AKIA" + Canary + "XYZ0", "glpat-" + Canary, "-----BEGIN " + $"PRIVATE KEY-----\n{Canary}\n-----END PRIVATE KEY-----");

    private static readonly Gen<string> Surrounding = Gen.Elements(
        "", " ", "\n", "\t", "'", "\"", "`", "(", ")", "[", "]", "{", "}", "<", ">", ",", ", ", ";", ": ", ". ", "! ", "? ", "“", "”", "«", "»", "、", "。", "|", "*", "=", "= ",
        "error", "failed to open ", "can't ", "12:34:56 ", "Foo.Bar() ", "ошибка ", "错误 ", "→ ", "\u001B[1m", "1.2.3 ", "<path> ", "see 'x' ", "{\"a\":1} ", "\\", "/", "--x ");

    private static readonly Gen<string> Before =
        Surrounding.ListOf().Select(parts => string.Concat(parts)).Where(text => text.Length == 0 || IsBoundary(text[^1]));

    private static readonly Gen<string> After =
        Surrounding.ListOf().Select(parts => string.Concat(parts)).Where(text => text.Length == 0 || IsBoundary(text[0]));

    [Fact]
    public void Scrub_SecretInAnySurroundings_DoesNotSurvive() =>
        Prop.ForAll(Before.ToArbitrary(), Secret.ToArbitrary(), After.ToArbitrary(), (before, secret, after) =>
            !Scrubber.Scrub(before + secret + after, 5_000).Contains(Canary, StringComparison.Ordinal)).Check(Many);

    [Fact]
    public void Scrub_TwoSecretsSideBySide_DoNotShieldEachOther() =>
        Prop.ForAll(Secret.Two().ToArbitrary(), Gen.Elements(" ", "\n", ", ", "; ", " and ", "\" \"").ToArbitrary(), (pair, between) =>
            !Scrubber.Scrub(pair.Item1 + between + pair.Item2, 5_000).Contains(Canary, StringComparison.Ordinal)).Check(Many);

    [Fact]
    public void Scrub_AnyText_IsShortAndAtRest()
    {
        var anything = Gen.OneOf(Surrounding, Secret, Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString()), Gen.Choose(32, 126).Select(unit => ((char)unit).ToString()));
        Prop.ForAll(anything.ListOf().Select(string.Concat).ToArbitrary(), Gen.Choose(1, 300).ToArbitrary(), (text, cap) =>
        {
            var once = Scrubber.Scrub(text, cap);
            return once.Length <= Math.Max(cap, Marker.Text.Length) && Scrubber.Scrub(once, cap) == once;
        }).Check(Many);
    }

    [Fact]
    public void Scrub_AnyUtf16_IsWellFormedAndPrintable() => Prop.ForAll(Gen.Choose(0, 0xFFFF).ListOf().ToArbitrary(), units =>
    {
        var scrubbed = Scrubber.Scrub(string.Concat(units.Select(unit => (char)unit)), 200);
        return scrubbed.EnumerateRunes().All(rune => rune.Value != 0xFFFD || units.Contains(0xFFFD))
            && !scrubbed.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));
    }).Check(Many);

    // A letter or a mark of words before the secret would make another word of it.
    private static bool IsBoundary(char c) => !Characters.IsWord(c);
}
