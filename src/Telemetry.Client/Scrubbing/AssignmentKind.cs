namespace Telemetry.Client.Scrubbing;

/// <summary>How sure it is that a value follows a name.</summary>
internal enum AssignmentKind
{
    /// <summary>Nothing follows.</summary>
    None,

    /// <summary>A mark of assignment: whatever follows is the value.</summary>
    Mark,

    /// <summary>A colon and a blank, which may be prose.</summary>
    Colon,

    /// <summary>Blanks alone.</summary>
    Blank,

    /// <summary>The name is that of an XML element.</summary>
    Tag,
}
