namespace LogsIngestion.StandIn.Rules;

/// <summary>The types a stream declaration knows.</summary>
public enum ColumnType
{
    String,
    Int,
    Long,
    Real,
    Boolean,
    DateTime,
    Dynamic,
}
