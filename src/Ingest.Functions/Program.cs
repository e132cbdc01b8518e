using Ingest.Functions.Configuring;
using Ingest.Functions.Endpoints;
using Ingest.Functions.Hosting;

var command = CommandLine.Parse(args);
switch (command.Kind)
{
    case CommandKind.Help:
        Console.Out.WriteLine(CommandLine.HelpText);
        return ReceiverRun.Stopped;
    case CommandKind.Version:
        Console.Out.WriteLine(ReceiverVersion.Text);
        return ReceiverRun.Stopped;
    case CommandKind.Settings:
        Console.Out.Write(SettingsTable.Markdown());
        return ReceiverRun.Stopped;
    case CommandKind.Refused:
        Console.Error.WriteLine($"{command.Fault} --help lists the options.");
        return ReceiverRun.NotUsable;
}

return await ReceiverRun.ToEndAsync(
    async () =>
    {
        await using var app = SelfHost.Build(command.Settings);
        await app.RunAsync();
    },
    Console.Error);
