using Ingest.Functions.Configuring;
using Ingest.Functions.Endpoints;
using Ingest.Functions.Hosting;

const int Failed = 1;
const int NotUsable = 2;

var command = CommandLine.Parse(args);
switch (command.Kind)
{
    case CommandKind.Help:
        Console.Out.WriteLine(CommandLine.HelpText);
        return 0;
    case CommandKind.Version:
        Console.Out.WriteLine(ReceiverVersion.Text);
        return 0;
    case CommandKind.Settings:
        Console.Out.Write(SettingsTable.Markdown());
        return 0;
    case CommandKind.Refused:
        Console.Error.WriteLine($"{command.Fault} --help lists the options.");
        return NotUsable;
}

try
{
    await using var app = SelfHost.Build(command.Settings);
    await app.RunAsync();
    return 0;
}
catch (SettingsException e)
{
    Console.Error.WriteLine(e.Message);
    return NotUsable;
}
catch (IOException e)
{
    Console.Error.WriteLine(e.Message);
    return Failed;
}
