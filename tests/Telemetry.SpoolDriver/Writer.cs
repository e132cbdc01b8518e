using System.Text;
using Telemetry.Client.Spooling;

namespace Telemetry.SpoolDriver;

/// <summary>A command that records.</summary>
internal sealed class Writer(string path, string prefix, Told told)
{
    public void Run(int events)
    {
        var parts = new Parts(path);
        var spool = new Spool(parts.Folder, parts.Ids, TimeProvider.System, parts.Counters);
        for (var i = 0; i < events; i++)
        {
            var text = $"{prefix}-{i}";
            if (spool.TryAppend(RecordKind.Event, Encoding.UTF8.GetBytes(text)))
            {
                told.Acknowledged(text);
            }

            // Now and then a segment ends, as with the end of a process.
            if (i % 7 == 6)
            {
                spool.Close();
            }
        }

        spool.Close();
    }
}
