namespace Ingest.EndToEnd.Kvp;

/// <summary>The two families of file locks on Linux, which do not see each other.</summary>
internal enum LockFamily
{
    Flock,
    Fcntl,
}
