using Ingest.Bench.Figures;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;

namespace Ingest.Bench.Reporting;

/// <summary>docs/performance.md, the whole of it.</summary>
internal static class PerformancePage
{
    public static string Markdown(IReadOnlyList<Figure> figures, MachineClass machine, Effort effort) => $"""
        # Performance

        This page is written by `bench/run`; run it to get the figures of your own machine.
        `bench/run --quick` prints the table in a shorter time and leaves the page alone.

        {FigureTable.Text(figures)}
        `pass` and `FAIL` compare the figure with its bar; a line without a bar is for information.

        ## How to read it

        Times depend on the machine, ratios much less so. Where there is a baseline, the bar is about the ratio of the two.
        Both are measured in the same run, in {effort.Rounds} alternating rounds of {effort.Round.TotalMilliseconds:0} ms a side, once the JIT compiler is done. The ratio is the median of
        the rounds' ratios; in parentheses stand its quartiles.

        - **Single events.** POST of one `command` event of {SampleEvents.EventBytes} bytes to `/v1/events`, each with an id of its own, over keep-alive
          connections, each waiting for its answer. The receiver does all that it does in production: token, limits, both schemas, row.
          In the dry run, its log line per event is off. In file mode an answer comes after the flush of the batch to the device.
          Baseline: Kestrel in the same process, with an endpoint that reads the same request's body and answers 204. At least three quarters
          of its rate is wanted in the dry run, and half of it with files.
          "With an open dashboard" a client has taken the page and reads the pieces that are sent as they change. Baseline: the same while nobody looks; at
          least nine tenths of its rate are wanted. Each side of a round begins with an empty store and takes 10 s, in which the page follows; there are a quarter as many.
        - **NDJSON.** {SampleEvents.BatchEvents} such events in one request over one connection, from the first byte sent to the answer, divided by
          the number of events. Baseline: one thread that passes a bare `Utf8JsonReader` over the same bytes in memory.
        - **Uploads.** {Uploads.InFlight:N0} connections that send one event each and wait, before a receiver that uploads to the stand-in for the Logs Ingestion API
          of `tests/LogsIngestion.StandIn`: a process of its own, over TLS, which holds every answer back for {Uploads.Latency.TotalMilliseconds:0} ms. Baseline: the lower of the same load on the
          dry run, and of what so many requests could reach if only the upload took time. Rounds are four times as long here, and a quarter as many.
          Events an upload, and the time within which 99 of 100 requests are answered, are from the same rounds. Lost is what was answered as stored, in all
          rounds, and is not in the stand-in.
        - **One event at an idle receiver.** One request after the other over one connection. The time that the receiver itself has measured for its call of the service is
          taken off the time from the first byte sent to the answer.
        - **Instances.** The stores of {Fleet.Instances} receivers in this process, with queues, paces and connections of their own, but without their web servers. They would
          make several times as many calls as the stand-in allows; it answers 429 to what comes over {Fleet.CallsPerSecond} in a second. Counted is from {effort.Settling.TotalSeconds:0} s after the start on, for {effort.Settled.TotalSeconds:0} s.
        - **Row of a command event.** What the client sends of six commands, with the id of an installation. Log Analytics bills the values of columns and not their
          names; names are most of what compression takes off an upload ([decision 0010](decisions/0010-bound-of-a-row.md)).
        - **Validator.** The envelope's and the event's schema on one event, in one pass; the same event with a property too many, and its error; and
          three schemas that are not the catalogue's on a document each. Baseline: a bare `Utf8JsonReader` over the same bytes.
        - **Compiling the catalogue.** All its schemas, one after the other: in a process that has done nothing before, and in one that has.
        - **Client calls while telemetry is off.** `StartCommand`, `TrackError`, `Complete` and `Dispose`; the bytes are what the
          runtime's allocator counted for the thread. **One command event recorded** is `StartCommand` to `Dispose` while telemetry
          is on, without the disk; **written to the spool** is the disk's part, one write to the system. Delivery is another run's, or another thread's.
        - **KVP.** Events that wait for a pool of Hyper-V's data exchange, {KvpAppends.BatchRecords} at a time: key, chunks and record of each, then both locks and one write. Baseline: the
          bare writes of as many bytes to an open file. The bar is about the rate itself; a writer that runs beside others waits for their locks as well.
        - **Run of a command.** `notes list` of the sample from the start of its process to its end. Baseline: the same with telemetry off. The bar is about the
          median of the differences, run by run. With a delivery due, the exit budget of 100 ms is part of it. A black hole drops
          the connection; a slow receiver takes it and the request, and is silent. The sample takes the client from its package,
          where it is compiled ahead of time ([decision 0100](decisions/0100-compiled-in-the-package.md)); "by the JIT" is the sample's own code.
          Native AOT is measured where its compiler is at hand.
        - **Scrubber.** What the `text` level runs over messages of exceptions, without its cap, on texts that make its rules look ahead again and again. Baseline: a loop
          that compares each character with three others.
        - **Process start to first 2xx.** From the start of the process to the 200 of `GET /healthz`, asked every millisecond, **and to
          first event answered**, with the POST that follows to its 204. Medians of {effort.Starts} starts with the files in the system's cache, quartiles in parentheses. "Compiled by the JIT" is what `dotnet run` and a
          plain `dotnet publish` give. What `azd up` deploys is compiled ahead of time and runs in the Functions worker, whose start is not in these figures, unless
          `FUNCTIONS_MODEL` is `native`: that is "compiled with Native AOT", measured where its compiler is at hand.
          Baseline: a program that starts Kestrel and nothing else, started in turn with the receiver.
        - **Dashboard and report.** Over a made-up week of so many events in files (`telemetry samples`), about 480 bytes a row. First numbers are what the page shows first: from the request until
          the summary is there, of all rows; "not yet in memory" includes the reading of all files. The report is the whole command. Memory is the greatest working set of the process, runtime and all.

        The load comes from a second process on the same machine, the same for receiver and baseline. It shares the processors with
        the server, so the rates are below what the server alone could do, on both sides.

        ## The machine

        {machine.Processors} processors ({machine.Architecture}), {machine.System}, {machine.Runtime}, {machine.Collector} garbage collector, release build.

        """.ReplaceLineEndings("\n");
}
