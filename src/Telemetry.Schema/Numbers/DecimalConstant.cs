using System.Text;

namespace Telemetry.Schema.Numbers;

/// <summary>A number that a schema compares with.</summary>
internal sealed class DecimalConstant
{
    /// <summary>Largest exponent of a constant, either way; far inside <see cref="ExactDecimal.ExponentLimit"/>.</summary>
    public const long ExponentLimit = 1_000_000_000_000_000;

    public static readonly DecimalConstant Zero = new("0"u8.ToArray());

    private readonly byte[] _text;

    private DecimalConstant(byte[] text)
    {
        _text = text;
        var number = new JsonNumber(text);
        Plain = number.IsPlain ? number.Plain : null;
    }

    /// <summary>The constant as a long, when it is spelt as a plain integer.</summary>
    public long? Plain { get; }

    public ExactDecimal Exact => ExactDecimal.Parse(_text);

    /// <summary>Takes a JSON number's text.</summary>
    /// <returns>Null when its exponent is past <see cref="ExponentLimit"/>.</returns>
    public static DecimalConstant? TryCreate(string text)
    {
        var constant = new DecimalConstant(Encoding.ASCII.GetBytes(text));
        return Math.Abs(constant.Exact.Magnitude) > ExponentLimit ? null : constant;
    }

    public override string ToString() => Encoding.ASCII.GetString(_text);
}
