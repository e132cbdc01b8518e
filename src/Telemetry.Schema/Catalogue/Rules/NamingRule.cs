using System.Text.RegularExpressions;
using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>Names on the wire become C# names; two that would become the same one, or none, are refused here rather than by a compiler.</summary>
internal static partial class NamingRule
{
    // The static members every event type has.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal) { "EventName", "EventVersion", "Fields", "WriteFields", "FieldNames", "EqualityContract" };

    public static IEnumerable<CatalogueFault> Judge(SchemaNode node)
    {
        // Of what only the receiver takes no types are made.
        if (node.Role is NodeRole.Definition || node.IsForReceiver)
        {
            return [];
        }

        return FieldTypes.KindOf(node) switch
        {
            FieldKind.Object => Names(node, [.. node.Properties().Select(p => (p.Name, p.Node))]),
            FieldKind.Text => Names(node, [.. node.Strings("enum").Select(m => (m, node))]),
            _ => [],
        };
    }

    private static IEnumerable<CatalogueFault> Names(SchemaNode owner, IReadOnlyList<(string Name, SchemaNode Node)> names)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, node) in names)
        {
            var pascal = PascalCase.Of(name);
            if (!WireName().IsMatch(name))
            {
                yield return node.Fault($"'{name}' cannot become a C# name; use letters, digits, '_', '.' and '-', starting with a letter, 64 at most.");
            }
            else if (Taken.Contains(pascal) && owner.Role == NodeRole.EventRoot)
            {
                yield return node.Fault($"'{name}' becomes {pascal}, which every event type has already; choose another name.");
            }
            else if (!seen.TryAdd(pascal, name))
            {
                yield return node.Fault($"'{name}' and '{seen[pascal]}' both become {pascal} in C#; rename one.");
            }
        }
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_.-]{0,63}\z")]
    private static partial Regex WireName();
}
