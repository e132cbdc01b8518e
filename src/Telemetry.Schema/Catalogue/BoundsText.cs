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

    public static string Bounds(FieldShape shape) => string.Join("; ", Parts(shape));

    private static IEnumerable<string> Parts(FieldShape shape)
    {
        if (shape.Members.Count > 0)
        {
            yield return string.Join(", ", shape.Members);
            yield break;
        }

        if (shape.Minimum is { } minimum && shape.Maximum is { } maximum)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}");
        }

        if (shape.MaxLength is { } length && shape.Format is null)
        {
            yield return Characters(shape, length);
        }

        if (shape.Pattern is { } pattern && !IsControlRefusal(pattern))
        {
            yield return $"matches {pattern}";
        }

        foreach (var part in Counts(shape))
        {
            yield return part;
        }
    }

    private static IEnumerable<string> Counts(FieldShape shape)
    {
        if (shape.MaxCount is not { } count || shape.Element is not { } element)
        {
            yield break;
        }

        var unit = shape.Kind == FieldKind.Map ? "pairs" : "items";
        yield return string.Create(CultureInfo.InvariantCulture, $"≤ {count} {unit}");

        if (shape.Names is { } names)
        {
            yield return $"names: {Bounds(names)}";
        }

        var bounds = Bounds(element);
        if (bounds.Length > 0)
        {
            yield return $"{(shape.Kind == FieldKind.Map ? "values" : "each")}: {bounds}";
        }
    }

    private static string Characters(FieldShape shape, int length) =>
        shape.MinLength is { } least and > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{least} to {length} characters")
            : string.Create(CultureInfo.InvariantCulture, $"≤ {length} characters");

    // Such a pattern keeps control characters out of rows and says nothing to a reader.
    private static bool IsControlRefusal(string pattern) => pattern.StartsWith(@"^[^\u0000-", StringComparison.Ordinal) && pattern.EndsWith("]*$", StringComparison.Ordinal);
}
