namespace Telemetry.Client.Scrubbing;

/// <summary>What a name says about the value that follows it.</summary>
internal enum SecretName
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is a credential.</summary>
    Secret,

    /// <summary>A short name that is a credential only where a value is assigned to it.</summary>
    AssignedSecret,

    /// <summary>A command-line option whose next argument is a credential.</summary>
    Option,

    /// <summary>A command-line option whose next argument is a user, or user and password joined by a colon.</summary>
    Login,

    /// <summary>A header whose whole line is a credential.</summary>
    Header,

    /// <summary>A scheme of HTTP authentication or the type of an SSH key; the credential follows after a space.</summary>
    Scheme,

    /// <summary>It names a user.</summary>
    User,

    /// <summary>A setting of a connection string.</summary>
    Connection,
}
