using System.Diagnostics;
using System.Text;
using Ingest.Testing;

namespace Ingest.EndToEnd.Kvp;

[Trait("Carries", "azure-init.writer")]
public sealed class ContentionTests
{
    private const int RecordBytes = 2560;
    private const int KeyBytes = 512;
    private const int Writers = 4;
    private const int RecordsEach = 5000;
    private const int ForeignRecords = 5000;

    [Theory]
    [InlineData(LockFamily.Flock)]
    [InlineData(LockFamily.Fcntl)]
    internal async Task Append_FourProcessesBesideAForeignWriter_EveryRecordIsThereAndWhole(LockFamily foreign)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pools are files of Linux guests.");
        using var directory = new TemporaryDirectory();
        var pool = directory.File(".kvp_pool_1");
        var processes = Enumerable.Range(0, Writers).Select(w => StartWriter(directory, w)).ToList();
        await Task.Factory.StartNew(() => ForeignWriter.Write(foreign, pool, "foreign", ForeignRecords), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        foreach (var process in processes)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }

        var bytes = await File.ReadAllBytesAsync(pool, TestContext.Current.CancellationToken);
        var expected = Enumerable.Range(0, Writers).SelectMany(w => Enumerable.Range(0, RecordsEach).Select(i => (Key(w, i), Value(i))))
            .Concat(Enumerable.Range(0, ForeignRecords).Select(i => ($"foreign-{i}", new string('v', 700) + i)));

        Assert.Equal(expected.Order(), bytes.Chunk(RecordBytes).Select(Read).Order());
    }

    private static Process StartWriter(TemporaryDirectory directory, int writer)
    {
        var lines = directory.File($"writer-{writer}.txt");
        File.WriteAllLines(lines, Enumerable.Range(0, RecordsEach).Select(i => $"{Key(writer, i)}={Value(i)}"));
        var start = new ProcessStartInfo("dotnet");
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "telemetry.dll"), "kvp", "append", "--dir", directory.Path, "--file", lines, "--batch", "20" })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static string Key(int writer, int record) => $"writer-{writer}-{record}";

    private static string Value(int record) => new('错', 1 + (record % 340));

    private static (string Key, string Value) Read(byte[] record) => (Text(record.AsSpan(0, KeyBytes)), Text(record.AsSpan(KeyBytes)));

    private static string Text(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field[..(field.LastIndexOfAnyExcept((byte)0) + 1)]);
}
