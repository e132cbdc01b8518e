namespace Telemetry.Panels.Rows;

/// <summary>What becomes of a last line without a line feed.</summary>
internal enum LastLine
{
    /// <summary>It is read: nobody will end it.</summary>
    Read,

    /// <summary>It is left where it is: somebody is writing it.</summary>
    Left,
}
