using System.Text;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Spooling;

// A process for tests to kill: it says on standard output what it has been promised, and what it has handed out.
const int Events = 200;

if (args is not [var mode, var path, var prefix])
{
    Console.Error.WriteLine("Expected write or drain, a folder, and a prefix for what is written.");
    return 2;
}

var time = TimeProvider.System;
var ids = new UuidV7Source(time, static bytes => Random.Shared.NextBytes(bytes));
var folder = new SpoolFolder(path, new SpoolDisk());
var counters = new CounterLedger();
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
if (mode == "write")
{
    var spool = new Spool(folder, ids, time, counters);
    for (var i = 0; i < Events; i++)
    {
        if (spool.TryAppend(RecordKind.Event, Encoding.UTF8.GetBytes($"{prefix}-{i}")))
        {
            output.WriteLine($"{prefix}-{i}");
        }

        // Now and then a segment ends, as with the end of a process.
        if (i % 7 == 6)
        {
            spool.Close();
        }
    }

    return 0;
}

var turn = 0;
using var drain = SpoolDrain.TryBegin(folder, ids, time, counters, folder.List());
drain?.Tidy();
while (drain?.Next(int.MaxValue) is { } batch)
{
    var retained = turn++ % 3 == 0 ? batch.Records.Take(1).ToList() : [];
    foreach (var record in batch.Records.Skip(retained.Count))
    {
        output.WriteLine(Encoding.UTF8.GetString(record.Payload.Span));
    }

    drain.Settle(batch, retained);
}

return 0;
