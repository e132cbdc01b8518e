namespace Telemetry.Schema.Validating;

/// <summary>The part of <see cref="RecordedNames"/> that belongs to one object.</summary>
internal struct NameGroup
{
    /// <summary>Index of the object's first recorded name.</summary>
    public int First;

    /// <summary>Open addressing over the names, index + 1; rented, null while they are few enough to compare one by one.</summary>
    public int[]? Table;

    /// <summary>Size of <see cref="Table"/> less one; a power of two less one.</summary>
    public int Mask;
}
