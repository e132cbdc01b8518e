namespace Telemetry.Client.Events;

/// <summary>Fields that write themselves within the bounds of their schema, by code that is generated from it.</summary>
public interface IFieldGroup
{
    /// <summary>
    /// Writes the members of the object that the caller has opened. Text that is too long is cut, and numbers are brought to the
    /// nearest bound; an optional value that still does not fit is left out.
    /// </summary>
    /// <returns>False where a required value does not fit; then the object must not be used.</returns>
    bool WriteFields(FieldWriter writer);
}
