namespace Ingest.Browser;

/// <summary>Does something when it is disposed of.</summary>
internal sealed class Release(Action action) : IDisposable
{
    public void Dispose() => action();
}
