using System.Globalization;
using System.Runtime.InteropServices;
using Functions.HostStandIn.Hosting;

if (args is not [var directory, .. var rest] || directory.StartsWith('-') || rest.Length > 1 || !ushort.TryParse(rest is [var text] ? text : "7071", CultureInfo.InvariantCulture, out var port))
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/Functions.HostStandIn -- <published app> [port]");
    return 2;
}

var asked = new TaskCompletionSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
try
{
    await using var host = await FunctionsHost.StartAsync(directory, new Dictionary<string, string>(), port, line => (line.IsError ? Console.Error : Console.Out).WriteLine(line.Text));
    await host.ReadyAsync(CancellationToken.None);
    Console.Out.WriteLine($"ready {host.Address}");
    await Task.WhenAny(asked.Task, host.Process.Exited);
    return await host.StopAsync();
}
catch (IOException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    asked.TrySetResult();
}
