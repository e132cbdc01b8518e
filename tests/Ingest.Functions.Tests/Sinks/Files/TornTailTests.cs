using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Sinks.Files;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Sinks.Files;

public sealed class TornTailTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "")]
    [InlineData("a\n", "a\n")]
    [InlineData("a\nb", "a\n")]
    [InlineData("\n", "\n")]
    [InlineData("a\n\n", "a\n\n")]
    public void TakeOff_File_EndsWithItsLastWholeLine(string content, string expected) => AssertTakesOff(content, expected);

    [Theory]
    [InlineData(64 * 1024 - 1)]
    [InlineData(64 * 1024)]
    [InlineData(64 * 1024 + 1)]
    [InlineData(300_000)]
    public void TakeOff_LongTail_IsFoundAcrossSteps(int tail)
    {
        AssertTakesOff("a\nb\n" + new string('x', tail), "a\nb\n");
        AssertTakesOff(new string('x', tail), "");
        AssertTakesOff(new string('x', tail) + "\n", new string('x', tail) + "\n");
    }

    [Fact]
    public void TakeOff_AnyText_IsItUpToItsLastNewline() =>
        Prop.ForAll(Gen.Elements("a", "\n", "{\"b\":1}").ListOf().ToArbitrary(), parts =>
        {
            var content = string.Concat(parts);
            AssertTakesOff(content, content[..(content.LastIndexOf('\n') + 1)]);
        }).QuickCheckThrowOnFailure();

    private static void AssertTakesOff(string content, string expected)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("f");
        File.WriteAllText(path, content);
        using (var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite))
        {
            Assert.Equal(Encoding.UTF8.GetByteCount(expected), TornTail.TakeOff(handle));
        }

        Assert.Equal(expected, File.ReadAllText(path));
    }
}
