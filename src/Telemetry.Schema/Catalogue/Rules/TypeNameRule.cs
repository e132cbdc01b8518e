using System.Text.RegularExpressions;
using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>Enumerations, objects and maps become C# types and so need a name; nothing else takes one.</summary>
internal static partial class TypeNameRule
{
    /// <summary>The one map type that exists, hand-written in the client.</summary>
    public const string MapType = "EventAttributes";

    // Every event's own type ends so.
    private const string EventSuffix = "Event";

    // The types made for the catalogue as a whole.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal) { "EventEnvelope", "EventCatalogueInfo" };

    public static IEnumerable<CatalogueFault> Judge(SchemaNode node)
    {
        if (node.Role is not (NodeRole.RootField or NodeRole.NestedField or NodeRole.ListItem))
        {
            return [];
        }

        if (node.IsForReceiver)
        {
            return node.Has("x-type") ? [node.Fault("x-type", "No types are made of an event that only the receiver takes; remove 'x-type' here.")] : [];
        }

        return (Needed(node), node.Text("x-type")) switch
        {
            (null, null) when !node.Has("x-type") => [],
            (null, _) => [node.Fault("x-type", "'x-type' names the type of an enumeration or object; remove it here.")],
            ({ } what, null) => [node.Fault($"{what} becomes a C# type; name it with 'x-type'.")],
            (_, { } name) when !TypeName().IsMatch(name) => [node.Fault("x-type", $"'{name}' is not a C# type name; use letters and digits, starting with a capital.")],
            (_, { } name) when Taken.Contains(name) || name.EndsWith(EventSuffix, StringComparison.Ordinal) => [node.Fault("x-type", $"'{name}' is, or could become, a type of the catalogue itself; choose a name that does not end in {EventSuffix}.")],
            (_, { } name) when (name == MapType) != (FieldTypes.KindOf(node) == FieldKind.Map) => [node.Fault("x-type", $"An object with free names is an {MapType}, and nothing else is.")],
            _ => [],
        };
    }

    private static string? Needed(SchemaNode node) => FieldTypes.KindOf(node) switch
    {
        FieldKind.Text when node.Has("enum") => "An enumeration",
        FieldKind.Object => "A nested object",
        FieldKind.Map => "An object with free names",
        _ => null,
    };

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]{0,63}\z")]
    private static partial Regex TypeName();
}
