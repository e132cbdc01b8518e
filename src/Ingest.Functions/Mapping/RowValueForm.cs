namespace Ingest.Functions.Mapping;

/// <summary>How a value gets into its column.</summary>
internal enum RowValueForm
{
    /// <summary>As its bytes came: they are valid JSON already.</summary>
    Verbatim,

    /// <summary>As an integer in its plain spelling.</summary>
    Integer,

    /// <summary>As the column's word for it.</summary>
    Word,
}
