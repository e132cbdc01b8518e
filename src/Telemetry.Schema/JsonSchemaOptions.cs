namespace Telemetry.Schema;

/// <summary>How schemas are compiled and documents are read.</summary>
public sealed record JsonSchemaOptions
{
    /// <summary>The largest <see cref="MaxDepth"/>; what a thread's stack bears with room to spare.</summary>
    public const int LargestMaxDepth = 512;

    /// <summary>Levels of nested objects and arrays a document may have. From 1 to 512, default 64.</summary>
    /// <remarks>Documents nested deeper than 64 levels cost an allocation in the JSON reader.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxDepth));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestMaxDepth, nameof(MaxDepth));
            field = value;
        }
    }

    = 64;

    /// <summary>Whether messages may show values. Default <see cref="ValueQuoting.Bounded"/>.</summary>
    public ValueQuoting Values { get; init; }
}
