using System.Text;
using Telemetry.Client.Scrubbing;

namespace Telemetry.Client.Tests.Scrubbing;

/// <summary>Steps are counted rather than timed: a step looks at one character.</summary>
public sealed class LinearityTests
{
    /// <summary>Long enough that looking ahead has met its bounds in half of it already.</summary>
    private const int Length = 1 << 17;

    /// <summary>The two passes over a text, each of which may look ahead as far as the longest quoted path or the longest run across spaces.</summary>
    private const int MostStepsPerCharacter = 16;

    /// <summary>What one pass leaves of this is joined anew by the next, so that it takes all six.</summary>
    private const string Restless = "'\":\"a.b";

    private const int MostStepsPerRestlessCharacter = 32;

    public static TheoryData<string> Shapes => new(HostileShapes.All);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Scrub_HostileShape_TakesStepsInProportion(string shape)
    {
        Scrubber.Scrub(Repeat(shape, Length / 2), int.MaxValue, out var few);
        Scrubber.Scrub(Repeat(shape, Length), int.MaxValue, out var many);

        Assert.InRange(many, 1, Length * (shape == Restless ? MostStepsPerRestlessCharacter : MostStepsPerCharacter));
        Assert.True(many <= few * 2.2, $"{few} steps for a half, {many} for all");
    }

    [Fact]
    public void Scrub_LongTextWithAShortCap_StopsEarly()
    {
        Scrubber.Scrub(Repeat("an ordinary sentence. ", Length), 200, out var steps);

        Assert.InRange(steps, Length, Length + 5_000);
    }

    private static string Repeat(string shape, int length)
    {
        var text = new StringBuilder(length + shape.Length);
        while (text.Length < length)
        {
            text.Append(shape);
        }

        return text.ToString(0, length);
    }
}
