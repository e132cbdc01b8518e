namespace Telemetry.Schema.Evaluating;

/// <summary>A value or a member's name in an indexed document.</summary>
internal struct JsonToken
{
    /// <summary>Position of the first byte.</summary>
    public int Start;

    /// <summary>Position after the last byte.</summary>
    public int End;

    /// <summary>Index of the token after this and all in it.</summary>
    public int Next;

    /// <summary>Items or members; of a string or name 1 when it has escapes.</summary>
    public int Count;

    /// <summary>Whether a schema that applies to it says that it is text of people.</summary>
    public bool IsText;

    public readonly bool IsEscaped => Count != 0;
}
