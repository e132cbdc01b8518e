using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Schema.Tokens;

namespace Telemetry.Schema.Tests.Tokens;

public sealed class IngestTokenTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [Fact]
    public void Mint_FixedRandomSource_GivesKnownToken()
    {
        var token = IngestToken.Mint(destination => destination.Clear());

        Assert.Equal("00000000", token.Id);
        Assert.Equal($"tk_00000000_{new string('0', 43)}3qH8Zl", token.Reveal());
    }

    [Fact]
    public void Mint_AnyRandomSource_RoundTrips() => Check.QuickThrowOnFailure(Prop.ForAll(Seeds(), seed =>
    {
        var token = Minted(seed);

        Assert.Matches("^tk_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}$", token.Reveal());
        Assert.Equal(TokenFault.None, IngestToken.TryParse(token.Reveal(), out var read));
        Assert.Equal(TokenFault.None, IngestToken.TryParse(Encoding.ASCII.GetBytes(token.Reveal()), out var readBytes));
        Assert.Equal(token.Id, read!.Id);
        Assert.Equal(token.Hash, read.Hash);
        Assert.Equal(token.Hash, readBytes!.Hash);
    }));

    [Fact]
    public void Mint_BytesBeyondTheLastWholeAlphabet_AreSkipped()
    {
        // 256 is no multiple of 62: were 248 to 255 taken, the first eight digits would come up more often.
        var counts = new int[256];
        var next = 0;
        var token = IngestToken.Mint(destination =>
        {
            for (var i = 0; i < destination.Length; i++)
            {
                destination[i] = (byte)(next++ % 2 == 0 ? 255 : 61);
            }
        });
        foreach (var c in token.Reveal().AsSpan(12, 43))
        {
            counts[c]++;
        }

        Assert.Equal(43, counts['z']);
    }

    [Fact]
    public void TryParse_EverySingleCharacterTypo_IsCaught()
    {
        var text = Minted(7).Reveal();
        var tried = 0;
        for (var position = 0; position < text.Length; position++)
        {
            foreach (var other in Alphabet + "_ -\u00e9")
            {
                if (other == text[position])
                {
                    continue;
                }

                var typo = text.Remove(position, 1).Insert(position, other.ToString());
                Assert.NotEqual(TokenFault.None, IngestToken.TryParse(typo, out var token));
                Assert.Null(token);
                tried++;
            }
        }

        Assert.Equal(61 * (Alphabet.Length + 4) - 61, tried);
    }

    [Fact]
    public void TryParse_TypoWithinTheAlphabet_IsABadChecksum() => Check.QuickThrowOnFailure(Prop.ForAll(Seeds(), Gen.Choose(12, 60).ToArbitrary(), (seed, position) =>
    {
        var text = Minted(seed).Reveal();
        var typo = text.Remove(position, 1).Insert(position, text[position] == 'A' ? "B" : "A");

        Assert.Equal(TokenFault.BadChecksum, IngestToken.TryParse(typo, out _));
    }));

    [Fact]
    public void TryParse_NeighboursSwapped_IsCaught() => Check.QuickThrowOnFailure(Prop.ForAll(Seeds(), Gen.Choose(0, 59).ToArbitrary(), (seed, position) =>
    {
        var text = Minted(seed).Reveal().ToCharArray();
        (text[position], text[position + 1]) = (text[position + 1], text[position]);

        Assert.True(text[position] == text[position + 1] || IngestToken.TryParse(text, out _) != TokenFault.None);
    }));

    [Theory]
    [InlineData("")]
    [InlineData("tk_")]
    [InlineData("Bearer tk_00000000_0000000000000000000000000000000000000000000")]
    [InlineData("tk-00000000-0000000000000000000000000000000000000000000000000")]
    [InlineData("tk_0000000_00000000000000000000000000000000000000000000000000")]
    public void TryParse_OtherText_IsNotAToken(string text) =>
        Assert.Equal(TokenFault.NotAToken, IngestToken.TryParse(text, out _));

    [Fact]
    public void TryParse_ArbitraryText_NeverThrowsNorPasses() => Check.QuickThrowOnFailure(Prop.ForAll<string?>(text =>
    {
        Assert.Equal(TokenFault.NotAToken, IngestToken.TryParse(text.AsSpan(), out _));
        Assert.Equal(TokenFault.NotAToken, IngestToken.TryParse(Encoding.UTF8.GetBytes(text ?? ""), out _));
    }));

    [Fact]
    public void Hash_IsSha256OfTheWholeText()
    {
        var token = Minted(3);
        var expected = SHA256.HashData(Encoding.ASCII.GetBytes(token.Reveal()));
        var copied = new byte[IngestToken.HashLength];
        token.CopyHashTo(copied);

        Assert.Equal(Convert.ToHexStringLower(expected), token.Hash);
        Assert.Equal(expected, copied);
    }

    [Fact]
    public void ToString_RevealsNothingButTheId()
    {
        var token = Minted(11);

        Assert.Equal($"tk_{token.Id}_…", token.ToString());
    }

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static IngestToken Minted(int seed) => IngestToken.Mint(new Random(seed).NextBytes);
}
