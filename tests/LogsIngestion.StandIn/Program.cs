using LogsIngestion.StandIn.CommandLine;

return await StandInCommand.RunAsync(args, Console.Out, Console.Error);
