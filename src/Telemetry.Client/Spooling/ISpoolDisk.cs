namespace Telemetry.Client.Spooling;

/// <summary>
/// What the spool asks of the file system. Every fault is an <see cref="IOException"/> or an
/// <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal interface ISpoolDisk
{
    /// <summary>Makes the folder and its parents, readable by the user alone.</summary>
    void CreateFolder(string path);

    /// <summary>The segments of a folder in no order; none where it is not there.</summary>
    IReadOnlyList<SpoolEntry> List(string folder);

    /// <summary>Makes a file that was not there, readable by the user alone, and locks it for as long as it is open.</summary>
    ISpoolFile Create(string path);

    /// <summary>Whether there is a file of that name.</summary>
    bool Exists(string path);

    /// <summary>Opens a file and locks it; null while another one holds it, and where it is not there and not to be made.</summary>
    ISpoolFile? TryLock(string path, LockMode mode);

    /// <summary>All bytes of a file; null where it is not there, or another one holds it.</summary>
    byte[]? Read(string path);

    /// <summary>Renames a file in one step; what had the new name is gone.</summary>
    void Move(string from, string to);

    /// <summary>Removes a file; one that is not there is no fault.</summary>
    void Delete(string path);
}
