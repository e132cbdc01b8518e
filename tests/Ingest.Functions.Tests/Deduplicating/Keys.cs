using Ingest.Functions.Deduplicating;

namespace Ingest.Functions.Tests.Deduplicating;

/// <summary>Keys for tests.</summary>
internal static class Keys
{
    public static EventKey Of(int id, string producer = "a") => new(producer, (UInt128)id);
}
