using Telemetry.SpoolDriver;

// A process for tests to start and to kill: it says on standard output what it has been promised, and what it has handed out.
if (args is not [var mode, var path, var prefix])
{
    Console.Error.WriteLine("Expected write, drain or both, a folder, and a prefix for what is written.");
    return 2;
}

using var told = new Told(Console.OpenStandardOutput());
using var signal = Console.OpenStandardInput();
switch (mode)
{
    case "write":
        told.Ready();
        signal.ReadByte();
        new Writer(path, prefix, told).Run(20);
        return 0;
    case "drain":
        var waiting = Task.Run(signal.ReadByte);
        told.Ready();
        DrainUntil(new Drainer(path, told), () => waiting.Wait(1));
        return 0;
    case "both":
        var writing = new Thread(() => new Writer(path, prefix, told).Run(60));
        writing.Start();
        DrainUntil(new Drainer(path, told), () => writing.Join(1));
        return 0;
    default:
        Console.Error.WriteLine($"Expected write, drain or both, got {mode}.");
        return 2;
}

// What was written before the end is drained after it. Asking waits a little, which leaves the processor to those who write.
static void DrainUntil(Drainer drainer, Func<bool> isOver)
{
    bool isLast;
    do
    {
        isLast = isOver();
        drainer.Run();
    }
    while (!isLast);
}
