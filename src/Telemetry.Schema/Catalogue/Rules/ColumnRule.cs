using System.Text.RegularExpressions;
using Telemetry.Schema.Tables;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>
/// All events share one table, so a column means one thing and has one type wherever it is named, and what the envelope or
/// the receiver fills no event fills. Other systems' clients send in their data what our envelope holds; it goes where the envelope is silent.
/// </summary>
internal static partial class ColumnRule
{
    // Log Analytics keeps these for itself; docs "Add or delete tables and columns in Azure Monitor Logs".
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "_ResourceId", "id", "_SubscriptionId", "TenantId", "Type", "UniqueId", "Title",
    };

    public static IEnumerable<CatalogueFault> Judge(EnvelopeDefinition? envelope, IReadOnlyList<EventDefinition> events)
    {
        var known = EventColumns.Fixed.ToDictionary(c => c.Name, c => new KnownColumn(c.Name, c.Type, "the table itself"), StringComparer.OrdinalIgnoreCase);
        var taken = EventColumns.Fixed.Where(c => c.Origin == ColumnOrigin.Receiver).ToDictionary(c => c.Name, _ => "the receiver", StringComparer.Ordinal);

        foreach (var fault in JudgeFields(EnvelopeDefinition.FileName, envelope?.Fields ?? [], known, taken))
        {
            yield return fault;
        }

        var receivers = new Dictionary<string, string>(taken, StringComparer.Ordinal);
        foreach (var column in EventColumns.Fixed.Where(c => c.Origin == ColumnOrigin.Envelope))
        {
            taken[column.Name] = "the envelope";
        }

        foreach (var definition in events)
        {
            foreach (var fault in JudgeFields(definition.File, definition.Fields, known, definition.Audience == EventAudience.Receiver ? receivers : taken))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<CatalogueFault> JudgeFields(
        string file, IReadOnlyList<EventField> fields, Dictionary<string, KnownColumn> known, Dictionary<string, string> taken)
    {
        var inThisFile = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (field.Column is not { } column)
            {
                continue;
            }

            if (Complaint(field, column, known, taken, inThisFile) is { } complaint)
            {
                yield return new CatalogueFault(file, $"/properties/{Reading.SchemaNode.Escape(field.Name)}/x-column", complaint);
            }

            inThisFile.TryAdd(column, field.Name);
            known.TryAdd(column, new KnownColumn(column, field.ColumnType, file));
        }
    }

    private static string? Complaint(
        EventField field, string column, Dictionary<string, KnownColumn> known, Dictionary<string, string> taken, Dictionary<string, string> inThisFile)
    {
        if (!ColumnName().IsMatch(column) || Reserved.Contains(column))
        {
            return $"'{column}' cannot name a column; use a letter and up to 44 letters, digits or '_', and none of {string.Join(", ", Reserved)}.";
        }

        if (taken.TryGetValue(column, out var owner))
        {
            return $"The column '{column}' is filled by {owner}; choose another.";
        }

        if (inThisFile.TryGetValue(column, out var other))
        {
            return $"The column '{column}' already takes '{other}' of this event; choose another.";
        }

        if (!known.TryGetValue(column, out var same))
        {
            return null;
        }

        if (same.Name != column)
        {
            return $"The column '{column}' differs from '{same.Name}' ({same.From}) only by case; write one of them everywhere.";
        }

        return same.Type.Holds(field.ColumnType)
            ? null
            : $"The column '{column}' is {same.Type.Name()} by {same.From} but would be {field.ColumnType.Name()} here; give the field the same type and range, or another column.";
    }

    // The limits of column names: Azure Monitor service limits, "Custom logs".
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,44}\z")]
    private static partial Regex ColumnName();

    private sealed record KnownColumn(string Name, ColumnType Type, string From);
}
