using System.Text.Json;

namespace Telemetry.Client.Deciding;

/// <summary>
/// What a policy's value means, whichever platform it comes from: 3 allows (the value of the Windows policy of the same name),
/// and so does the lack of a value; all else forbids.
/// </summary>
internal static class PolicyReading
{
    internal const string ValueName = "AllowTelemetry";

    private const long Allowed = 3;

    /// <param name="value">The value as its platform's type; null where there is none.</param>
    internal static MachinePolicy Of(object? value) => value switch
    {
        null => MachinePolicy.Absent,
        int number => Of(number),
        long number => Of(number),
        bool isAllowed => isAllowed ? MachinePolicy.Allows : MachinePolicy.Forbids,
        _ => MachinePolicy.Forbids,
    };

    /// <summary>A policy file: a JSON object whose member <see cref="ValueName"/> is a number or a boolean.</summary>
    internal static MachinePolicy OfFile(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(Consenting.ConsentReading.Utf8(json), Consenting.ConsentReading.Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return MachinePolicy.Unreadable;
            }

            var found = MachinePolicy.Allows;
            foreach (var member in document.RootElement.EnumerateObject().Where(m => m.Name == ValueName))
            {
                // Of two values the stricter counts.
                found = found == MachinePolicy.Allows ? Of(Value(member.Value)) : found;
            }

            return found;
        }
        catch (JsonException)
        {
            return MachinePolicy.Unreadable;
        }
    }

    private static MachinePolicy Of(long number) => number == Allowed ? MachinePolicy.Allows : MachinePolicy.Forbids;

    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        _ => false,
    };
}
