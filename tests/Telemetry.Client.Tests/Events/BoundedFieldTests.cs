using System.Text;
using Ingest.Testing;
using Telemetry.Client.Events;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Events;

/// <summary>What generated code writes of an operator's own event: within its bounds, or not at all.</summary>
public sealed class BoundedFieldTests
{
    [Theory]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("a\nb", 3, "a?b")]
    [InlineData("", 3, "")]
    [InlineData(null, 3, null)]
    public void Line_AnyText_IsOneLineWithinTheBound(string? text, int max, string? expected) => Assert.Equal(expected, Bounded.Line(text, 0, max));

    [Theory]
    [InlineData("a\nb\tc", "a\nb\tc")]
    [InlineData("a\u0007b\n", "a?b?")]
    public void Lines_Text_KeepsBreaksUnlessItHasOtherControls(string text, string expected) => Assert.Equal(expected, Bounded.Lines(text, 0, 10));

    [Fact]
    public void Line_TooShort_IsNone() => Assert.Null(Bounded.Line("a", 2, 9));

    [Theory]
    [InlineData("2026-11-21T09:00:00.000Z", true)]
    [InlineData("2026-11-21 09:00", false)]
    [InlineData("1960-11-21T09:00:00.000Z", false)]
    [InlineData("", false)]
    public void Moment_Text_OnlyAsTheEnvelopeHasIt(string text, bool isOne) => Assert.Equal(isOne ? text : null, Bounded.Moment(text, 0, 24));

    [Theory]
    [InlineData("AB-12", "AB-12")]
    [InlineData("/home/me", null)]
    public void Matching_OwnPattern_LeavesOutWhatDoesNotMatch(string text, string? expected) =>
        Assert.Equal(expected, Bounded.Matching(text, 0, 64, new BoundPattern("\\A[A-Z]{2}-[0-9]+\\z")));

    [Theory]
    [InlineData(double.NaN, null)]
    [InlineData(double.PositiveInfinity, 10.0)]
    [InlineData(-3.5, 0.0)]
    [InlineData(2.5, 2.5)]
    public void Number_Any_IsWithinItsBounds(double value, double? expected) => Assert.Equal(expected, Bounded.Number(value, 0, 10));

    [Theory]
    [InlineData(-1L, 0L)]
    [InlineData(long.MaxValue, 10L)]
    [InlineData(null, null)]
    public void Integer_Any_IsWithinItsBounds(long? value, long? expected) => Assert.Equal(expected, Bounded.Integer(value, 0, 10));

    [Theory]
    [InlineData(nameof(FieldNeed.Optional), "{}", true)]
    [InlineData(nameof(FieldNeed.Nullable), """{"f":null}""", true)]
    [InlineData(nameof(FieldNeed.Required), "{}", false)]
    public void Write_NoValue_ByNeed(string need, string expected, bool fits)
    {
        var fitted = false;
        var json = Json(writer => fitted = BoundedField.Write(writer, "f"u8, Enum.Parse<FieldNeed>(need), (string?)null));

        Assert.Equal((expected, fits), (json, fitted));
    }

    [Fact]
    public void WriteList_MoreThanTheBound_IsCutAndSkipsWhatHasNoValue()
    {
        string?[] items = ["a", null, "b", "c"];

        var json = Json(writer => BoundedField.WriteList(writer, "f"u8, FieldNeed.Required, items, 3, static (list, item) => BoundedField.WriteItem(list, item)));

        Assert.Equal("""{"f":["a","b"]}""", json);
    }

    [Fact]
    public void Track_RequiredFieldDoesNotFit_IsRefusedAndCounted()
    {
        using var directory = new TemporaryDirectory();
        using var client = TelemetryClient.Start(TestHost.Options, TestHost.With(TestHost.WritingTo(directory.File("f"))));

        client.Track(new UnfitEvent());
        client.Track(new HeartbeatEvent());

        Assert.Equal((2, 1, 1), (client.Counters.Recorded, client.Counters.Written, client.Counters.Dropped(DropReason.Unwritable)));
        Assert.Single(File.ReadAllLines(directory.File("f")));
    }

    private static string Json(Action<FieldWriter> write)
    {
        var writer = new FieldWriter();
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    private sealed record UnfitEvent : ITelemetryEvent<UnfitEvent>
    {
        public static string EventName => "unfit";

        public static int EventVersion => 1;

        public static IReadOnlyList<string> Fields => ["code"];

        public bool WriteFields(FieldWriter writer) =>
            BoundedField.Write(writer, "code"u8, FieldNeed.Required, Bounded.Matching("no code", 0, 9, new BoundPattern("\\A[0-9]+\\z")));
    }
}
