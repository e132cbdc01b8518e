using System.Security.Cryptography;
using Telemetry.Tool;

return ToolCommand.Run(
    args,
    new ToolSurroundings(Console.In, Console.Out, Console.Error, Environment.CurrentDirectory, TimeProvider.System, RandomNumberGenerator.Fill));
