namespace Telemetry.Tool.Kvp;

/// <summary>What happens to the values that a key has already.</summary>
internal enum KvpWriting
{
    Replace,
    Append,
}
