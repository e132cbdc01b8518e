using System.Globalization;

namespace Telemetry.Schema.Catalogue;

/// <summary>Says types and bounds in the words that documents and code comments use.</summary>
internal static class BoundsText
{
    public static string Type(FieldShape shape) => shape.Kind switch
    {
        FieldKind.Text when shape.IsEnumeration => "enumeration",
        FieldKind.Text when shape.Format == "date-time" => "time",
        FieldKind.Text when shape.Format == "uuid" => "UUID",
        FieldKind.Text => "string",
        FieldKind.Integer => "integer",
        FieldKind.Number => "number",
        FieldKind.Flag => "boolean",
        FieldKind.List => $"list of {Type(shape.Element!)}",
        FieldKind.Map => "named values",
        FieldKind.Scalar => "boolean, number or string",
        _ => "object",
    };

    public static string Bounds(FieldShape shape) =>
        shape.Kind is FieldKind.List or FieldKind.Map ? string.Join("; ", CountParts(shape)) : string.Join(", ", ValueParts(shape));

    private static IEnumerable<string> ValueParts(FieldShape shape)
    {
        if (shape.Members.Count > 0)
        {
            return shape.Members.Select(m => $"`{m}`");
        }

        // A format says more to a reader than the pattern beside it.
        return shape.Format is null ? RangeParts(shape) : [];
    }

    private static IEnumerable<string> RangeParts(FieldShape shape)
    {
        if (shape.Minimum is { } minimum && shape.Maximum is { } maximum)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}");
        }

        if (shape.MaxLength is { } length)
        {
            yield return Characters(shape, length);
        }

        if (shape.Pattern is { } pattern && !IsControlRefusal(pattern))
        {
            yield return $"matches `{pattern}`";
        }
    }

    private static IEnumerable<string> CountParts(FieldShape shape)
    {
        var unit = shape.Kind == FieldKind.Map ? "pairs" : "items";
        yield return string.Create(CultureInfo.InvariantCulture, $"≤ {shape.MaxCount} {unit}");

        if (shape.Names is { } names)
        {
            yield return $"names: {Bounds(names)}";
        }

        if (shape.Element is { } element && Bounds(element) is { Length: > 0 } bounds)
        {
            yield return $"{(shape.Kind == FieldKind.Map ? "values" : "each")}: {bounds}";
        }
    }

    private static string Characters(FieldShape shape, int length) =>
        shape.MinLength is { } least and > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{least} to {length} characters")
            : string.Create(CultureInfo.InvariantCulture, $"≤ {length} characters");

    // Such a pattern keeps control characters out of rows and says nothing to a reader.
    private static bool IsControlRefusal(string pattern) =>
        pattern.StartsWith(@"^[^\u0000-", StringComparison.Ordinal) && pattern.EndsWith("]*$", StringComparison.Ordinal);
}
