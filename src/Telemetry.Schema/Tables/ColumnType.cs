namespace Telemetry.Schema.Tables;

/// <summary>The column types of a Log Analytics table that rows use.</summary>
public enum ColumnType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A 32-bit signed integer.</summary>
    Int,

    /// <summary>A 64-bit signed integer.</summary>
    Long,

    /// <summary>A double.</summary>
    Real,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Any JSON value.</summary>
    Dynamic,

    /// <summary>A point in time.</summary>
    DateTime,
}
