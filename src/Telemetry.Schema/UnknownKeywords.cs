namespace Telemetry.Schema;

/// <summary>What to do about keywords and formats that 2020-12 does not know.</summary>
public enum UnknownKeywords
{
    /// <summary>They are annotations and assert nothing (2020-12 Core section 6.5).</summary>
    Annotate,

    /// <summary>The schema is refused, with what may have been meant; keywords that begin with <c>x-</c> stay annotations.</summary>
    Refuse,
}
