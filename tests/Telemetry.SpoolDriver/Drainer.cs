using System.Text;
using Telemetry.Client.Spooling;

namespace Telemetry.SpoolDriver;

/// <summary>An uploader whose receiver takes all but the first event of every third batch.</summary>
internal sealed class Drainer(string path, Told told)
{
    private readonly Parts _parts = new(path);
    private int _turn;

    /// <summary>Drains once; does nothing where another one drains.</summary>
    public void Run()
    {
        using var drain = SpoolDrain.TryBegin(_parts.Folder, _parts.Ids, TimeProvider.System, _parts.Counters, _parts.Folder.List());
        // Few at a time, so that large segments are split as well as small ones put together.
        while (drain?.Next(20) is { } batch)
        {
            var retained = _turn++ % 3 == 0 ? batch.Records.Take(1).ToList() : [];
            foreach (var record in batch.Records.Skip(retained.Count))
            {
                told.Delivered(Encoding.UTF8.GetString(record.Payload.Span));
            }

            drain.Settle(batch, retained);
        }
    }
}
