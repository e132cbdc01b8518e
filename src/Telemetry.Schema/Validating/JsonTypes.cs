namespace Telemetry.Schema.Validating;

/// <summary>A set of JSON types; numbers are split, so that <c>integer</c> is a part of <c>number</c>.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Object = 4,
    Array = 8,
    String = 16,
    Integer = 32,
    Fraction = 64,
    Number = Integer | Fraction,
    All = Null | Boolean | Object | Array | String | Number,
}
