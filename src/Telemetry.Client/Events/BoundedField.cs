namespace Telemetry.Client.Events;

/// <summary>Writes fields whose values have been brought within their bounds; false where a required one has none. Generated code calls it.</summary>
internal static class BoundedField
{
    internal static bool Write(FieldWriter writer, ReadOnlySpan<byte> name, FieldNeed need, string? value)
    {
        if (value is null)
        {
            return WriteNone(writer, name, need);
        }

        writer.WriteString(name, value);
        return true;
    }

    internal static bool Write(FieldWriter writer, ReadOnlySpan<byte> name, FieldNeed need, long? value)
    {
        if (value is not { } number)
        {
            return WriteNone(writer, name, need);
        }

        writer.WriteNumber(name, number);
        return true;
    }

    internal static bool Write(FieldWriter writer, ReadOnlySpan<byte> name, FieldNeed need, double? value)
    {
        if (value is not { } number)
        {
            return WriteNone(writer, name, need);
        }

        writer.WriteNumber(name, number);
        return true;
    }

    internal static bool Write(FieldWriter writer, ReadOnlySpan<byte> name, FieldNeed need, bool? value)
    {
        if (value is not { } flag)
        {
            return WriteNone(writer, name, need);
        }

        writer.WriteBoolean(name, flag);
        return true;
    }

    internal static bool Write(FieldWriter writer, ReadOnlySpan<byte> name, FieldNeed need, EventAttributes? value)
    {
        if (value is null)
        {
            return WriteNone(writer, name, need);
        }

        writer.WritePropertyName(name);
        value.Write(writer);
        return true;
    }

    internal static bool Write(FieldWriter writer, ReadOnlySpan<byte> name, FieldNeed need, IFieldGroup? value)
    {
        if (value is null)
        {
            return WriteNone(writer, name, need);
        }

        writer.WritePropertyName(name);
        return WriteItem(writer, value);
    }

    /// <summary>The first items up to the bound; those without a value are left out.</summary>
    internal static bool WriteList<T>(
        FieldWriter writer, ReadOnlySpan<byte> name, FieldNeed need, IReadOnlyList<T>? values, int maxCount, Func<FieldWriter, T, bool> write)
    {
        if (values is null)
        {
            return WriteNone(writer, name, need);
        }

        writer.WriteStartArray(name);
        var fits = true;
        for (var i = 0; i < values.Count && i < maxCount && fits; i++)
        {
            fits = write(writer, values[i]);
        }

        writer.WriteEndArray();
        return fits;
    }

    internal static bool WriteItem(FieldWriter writer, string? value)
    {
        if (value is not null)
        {
            writer.WriteStringValue(value);
        }

        return true;
    }

    internal static bool WriteItem(FieldWriter writer, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }

        return true;
    }

    internal static bool WriteItem(FieldWriter writer, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }

        return true;
    }

    internal static bool WriteItem(FieldWriter writer, bool value)
    {
        writer.WriteBooleanValue(value);
        return true;
    }

    internal static bool WriteItem(FieldWriter writer, IFieldGroup? value)
    {
        if (value is null)
        {
            return true;
        }

        writer.WriteStartObject();
        var fits = value.WriteFields(writer);
        writer.WriteEndObject();
        return fits;
    }

    private static bool WriteNone(FieldWriter writer, ReadOnlySpan<byte> name, FieldNeed need)
    {
        if (need == FieldNeed.Nullable)
        {
            writer.WriteNull(name);
        }

        return need != FieldNeed.Required;
    }
}
