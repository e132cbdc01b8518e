namespace Telemetry.Schema;

/// <summary>Whether messages may show the values of the document. Names of members are shown either way: pointers consist of them.</summary>
public enum ValueQuoting
{
    /// <summary>The first 32 characters may be shown, except where the schema says <c>"x-class": "text"</c>.</summary>
    Bounded,

    /// <summary>No value is shown: for answers and logs that must not repeat what a stranger sent.</summary>
    Withheld,
}
