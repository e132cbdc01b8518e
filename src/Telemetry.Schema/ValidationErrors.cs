using System.Collections;

namespace Telemetry.Schema;

/// <summary>A bounded list that <see cref="JsonSchema.Validate(ReadOnlySpan{byte}, ValidationErrors?)"/> writes a document's errors to.</summary>
/// <remarks>One instance serves one validation at a time; <see cref="Clear"/> makes it ready for the next.</remarks>
public sealed class ValidationErrors : IReadOnlyList<ValidationError>
{
    private readonly int _capacity;
    private readonly List<ValidationError> _errors;

    /// <summary>An empty list.</summary>
    /// <param name="capacity">How many errors it keeps, at least 1, default 16; of further ones only <see cref="Truncated"/> tells.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1.</exception>
    public ValidationErrors(int capacity = 16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
        _errors = new List<ValidationError>(Math.Min(capacity, 16));
    }

    /// <summary>How many errors are kept.</summary>
    public int Count => _errors.Count;

    /// <summary>Whether the document had more errors than the list keeps.</summary>
    public bool Truncated { get; private set; }

    /// <summary>The error at a position, in the order in which the document was read.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not below <see cref="Count"/>.</exception>
    public ValidationError this[int index] => _errors[index];

    internal bool IsFull => _errors.Count == _capacity;

    /// <summary>Empties the list.</summary>
    public void Clear()
    {
        _errors.Clear();
        Truncated = false;
    }

    /// <inheritdoc/>
    public IEnumerator<ValidationError> GetEnumerator() => _errors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(ValidationError error) => _errors.Add(error);

    internal void Truncate() => Truncated = true;
}
