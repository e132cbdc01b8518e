using System.Text.Json;
using System.Text.RegularExpressions;
using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>A file says which event and version it describes, its name says the same, and no two files say it.</summary>
internal static partial class IdentityRule
{
    // The bound of "v" in the envelope: what lies beyond could never be sent.
    private const int LargestVersion = 1_000_000;

    public static IEnumerable<CatalogueFault> Judge(SchemaFile file, SchemaNode root) => file.IsEnvelope ? JudgeEnvelope(root) : JudgeEvent(file, root);

    public static IEnumerable<CatalogueFault> JudgeTogether(IReadOnlyList<EventDefinition> events)
    {
        foreach (var same in events.GroupBy(e => (e.Name, e.Version)).Where(g => g.Count() > 1))
        {
            var files = string.Join(" and ", same.Select(e => e.File));
            yield return new CatalogueFault(same.Last().File, "/x-event", $"Version {same.Key.Version} of '{same.Key.Name}' is described by {files}; keep one, or raise x-event-version.");
        }

        // The C# type is made from the name, and file systems that fold case would keep only one of the two files.
        foreach (var same in events.GroupBy(e => PascalCase.Of(e.Name), StringComparer.OrdinalIgnoreCase).Where(g => g.Select(e => e.Name).Distinct().Count() > 1))
        {
            yield return new CatalogueFault(same.Last().File, "/x-event", $"The events {string.Join(" and ", same.Select(e => $"'{e.Name}'").Distinct())} would share the C# type {same.Key}Event; rename one.");
        }
    }

    private static IEnumerable<CatalogueFault> JudgeEnvelope(SchemaNode root)
    {
        if (root.Count("x-consent-version") is not >= 1)
        {
            yield return root.Fault("'x-consent-version' is missing or not a whole number from 1; write the version of what users agree to.");
        }

        if (root.Element.TryGetProperty("x-never-collected", out var never)
            && (never.ValueKind != JsonValueKind.Array || never.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.String)))
        {
            yield return root.Fault("'x-never-collected' is no list of texts; write one sentence for each thing that no event carries.");
        }

        foreach (var (name, node) in root.Properties().Where(p => FieldTypes.KindOf(p.Node) is FieldKind.List or FieldKind.Object or FieldKind.Map && p.Node.Role != NodeRole.EnvelopeData))
        {
            yield return node.Fault($"'{name}' is a list or an object, but the envelope is plain values; move it into the data of the events that need it.");
        }

        if (root.Properties().All(p => p.Name != EnvelopeDefinition.DataMember))
        {
            yield return root.Fault($"The envelope declares no '{EnvelopeDefinition.DataMember}'; events would have nowhere to put their fields.");
        }
    }

    private static IEnumerable<CatalogueFault> JudgeEvent(SchemaFile file, SchemaNode root)
    {
        if (root.Text("x-event") is not { } name || !EventName().IsMatch(name))
        {
            yield return root.Fault("'x-event' is missing or no event name; write letters and digits in words joined by '.' or '_', 64 at most.");
            yield break;
        }

        if (root.Count("x-event-version") is not (>= 1 and <= LargestVersion and var version))
        {
            yield return root.Fault($"'x-event-version' is missing or not a whole number from 1 to {LargestVersion}; start at 1.");
            yield break;
        }

        var expected = $"{SchemaFile.EventFolder}{name}{(version == 1 ? "" : $".v{version}")}.schema.json";
        if (file.Name != expected)
        {
            yield return root.Fault($"The file describes version {version} of '{name}' and so is called {expected}; rename it, or correct x-event and x-event-version.");
        }
    }

    [GeneratedRegex(@"\A(?=.{1,64}\z)[A-Za-z][A-Za-z0-9]*([._][A-Za-z0-9]+)*\z")]
    private static partial Regex EventName();
}
