using System.Text;
using Telemetry.Schema.Tokens;

namespace Telemetry.Schema.Tests.Tokens;

public sealed class Base62Tests
{
    [Theory]
    [InlineData(0u, "000000")]
    [InlineData(61u, "00000z")]
    [InlineData(62u, "000010")]
    [InlineData(uint.MaxValue, "4gfFC3")]
    public void Write_Number_IsBigEndianAndPadded(uint value, string expected)
    {
        var text = new byte[6];
        Base62.Write(value, text);

        Assert.Equal(expected, Encoding.ASCII.GetString(text));
    }

    [Fact]
    public void WriteRandom_EveryByteOnce_GivesEachDigitFourTimes()
    {
        // 248 of the 256 bytes are taken, 4 for each digit.
        var text = new byte[248];
        var next = 0;
        Base62.WriteRandom(text, destination =>
        {
            for (var i = 0; i < destination.Length; i++)
            {
                destination[i] = (byte)next++;
            }
        });

        Assert.Equal(62, text.Distinct().Count());
        Assert.All(text.GroupBy(c => c), digit => Assert.Equal(4, digit.Count()));
    }
}
