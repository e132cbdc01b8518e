using System.CommandLine;
using Telemetry.Client.Kvp.Reading;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Tool.Kvp;

/// <summary><c>telemetry kvp</c>: the pools of Hyper-V's data exchange. Report commands are in <see cref="KvpReportCommands"/>.</summary>
internal static class KvpCommand
{
    public static DocumentedCommand Create(ToolSurroundings surroundings)
    {
        var options = new KvpOptions();
        var kvp = new DocumentedCommand("kvp",
            "Reads and writes the pools in which a Hyper-V guest and its host leave each other short texts.",
            "telemetry kvp dump --parse-diagnostics",
            "telemetry kvp write --pool guest greeting hello");
        foreach (var option in options.All)
        {
            kvp.Options.Add(option);
        }

        kvp.Subcommands.Add(Simple("info", "Prints where the pool is, what it holds, and the limits.", "telemetry kvp info --json", KvpReadRuns.Info));
        kvp.Subcommands.Add(Dump());
        kvp.Subcommands.Add(Simple("entries", "Prints the last value of each key, sorted by key.", "telemetry kvp entries --json", KvpReadRuns.Entries));
        kvp.Subcommands.Add(WithKey("read", "Prints the last value of a key; ends with 1 where there is none.", "telemetry kvp read greeting", KvpReadRuns.Read));
        kvp.Subcommands.Add(Write());
        kvp.Subcommands.Add(Append());
        kvp.Subcommands.Add(Load());
        kvp.Subcommands.Add(WithKey("delete", "Takes out every record of a key; ends with 1 where there is none.", "telemetry kvp delete greeting", KvpWriteRuns.Delete));
        kvp.Subcommands.Add(DeleteMultiple());
        kvp.Subcommands.Add(Clear());
        kvp.Subcommands.Add(Simple("is-stale", "Tells whether the pool was written before this machine started; ends with 1 where not.", "telemetry kvp is-stale", KvpReadRuns.IsStale));
        kvp.Subcommands.Add(KvpReportCommands.Success(Target));
        kvp.Subcommands.Add(KvpReportCommands.Failure(Target));
        return kvp;

        KvpTarget Target(ParseResult result) => options.Target(result, surroundings);

        DocumentedCommand Simple(string name, string description, string example, Func<KvpTarget, int> run)
        {
            var command = new DocumentedCommand(name, description, example);
            command.SetAction(result => run(Target(result)));
            return command;
        }

        DocumentedCommand WithKey(string name, string description, string example, Func<KvpTarget, string, int> run)
        {
            var key = Key();
            var command = new DocumentedCommand(name, description, example) { key };
            command.SetAction(result => run(Target(result), result.GetRequiredValue(key)));
            return command;
        }

        DocumentedCommand Dump()
        {
            var parse = new Option<bool>("--parse-diagnostics") { Description = "Put events, spans and reports together from their records, also those of azure-init and cloud-init." };
            var raw = new Option<bool>("--include-raw") { Description = "With --parse-diagnostics: show other records, too." };
            var level = new Option<string?>("--level") { Description = "With --parse-diagnostics: only events of this level." };
            level.AcceptOnlyFromAmong([.. DiagnosticLevels.All]);
            var name = new Option<string?>("--name") { Description = "With --parse-diagnostics: only events of this name." };
            var tail = new Option<int?>("--tail")
            {
                Description = "With --parse-diagnostics: only the last so many; 20 where no number is given.",
                Arity = ArgumentArity.ZeroOrOne,
                CustomParser = result => result.Tokens.Count == 0 ? 20 : RecordCount(result, "--tail"),
            };
            var command = new DocumentedCommand("dump",
                "Prints every record in the file's order, as KEY=VALUE lines.",
                "telemetry kvp dump",
                "telemetry kvp dump --parse-diagnostics --level ERROR --tail 5") { parse, raw, level, name, tail };
            command.SetAction(result =>
            {
                var request = new DiagnosticsRequest(result.GetValue(raw) ? RawRecords.Shown : RawRecords.Left, result.GetValue(level), result.GetValue(name), result.GetValue(tail));
                if (result.GetValue(parse))
                {
                    return KvpDiagnosticsRun.Execute(Target(result), request);
                }

                return request == new DiagnosticsRequest(RawRecords.Left, null, null, null)
                    ? KvpReadRuns.Dump(Target(result))
                    : throw new UsageException("--include-raw, --level, --name and --tail go with --parse-diagnostics.");
            });
            return command;
        }

        DocumentedCommand Write()
        {
            var key = Key();
            var value = Value();
            var append = new Option<bool>("--append") { Description = "Keep the values that the key has." };
            var command = new DocumentedCommand("write", "Gives a key its value.", "telemetry kvp write greeting hello", "telemetry kvp write --append greeting 'hello again'") { key, value, append };
            command.SetAction(result => KvpWriteRuns.Write(
                Target(result),
                new KvpRecord(result.GetRequiredValue(key), result.GetRequiredValue(value)),
                result.GetValue(append) ? KvpWriting.Append : KvpWriting.Replace));
            return command;
        }

        DocumentedCommand Append()
        {
            var file = InputFile();
            var batch = new Option<int?>("--batch") { Description = "Let others have the pool after so many records. Default: all are written at once.", CustomParser = result => RecordCount(result, "--batch") };
            var command = new DocumentedCommand("append", "Appends a record for each KEY=VALUE line.", "printf 'a=1\\nb=2\\n' | telemetry kvp append", "telemetry kvp append --file records.txt --batch 100") { file, batch };
            command.Aliases.Add("append-multiple");
            command.SetAction(result => KvpWriteRuns.Append(Target(result), RecordLines.Read(result.GetValue(file), surroundings), result.GetValue(batch)));
            return command;
        }

        DocumentedCommand Load()
        {
            var file = InputFile();
            var command = new DocumentedCommand("load", "Makes the KEY=VALUE lines all that the pool holds.", "telemetry kvp load --file records.txt") { file };
            command.SetAction(result => KvpWriteRuns.Load(Target(result), RecordLines.Read(result.GetValue(file), surroundings)));
            return command;
        }

        DocumentedCommand DeleteMultiple()
        {
            var keys = new Argument<string[]>("KEY") { Description = "The keys.", Arity = ArgumentArity.OneOrMore };
            var command = new DocumentedCommand("delete-multiple", "Takes out every record of the keys and prints how many there were; ends with 1 where there is none.", "telemetry kvp delete-multiple a b") { keys };
            command.SetAction(result => KvpWriteRuns.DeleteMultiple(Target(result), result.GetRequiredValue(keys)));
            return command;
        }

        DocumentedCommand Clear()
        {
            var stale = new Option<bool>("--if-stale") { Description = "Only where the pool was written before this machine started." };
            var diagnostics = new Option<bool>("--diagnostics") { Description = "Only events and spans; reports and other records stay." };
            var command = new DocumentedCommand("clear", "Empties the pool.", "telemetry kvp clear --if-stale") { stale, diagnostics };
            command.SetAction(result => KvpWriteRuns.Clear(Target(result), (result.GetValue(stale), result.GetValue(diagnostics)) switch
            {
                (true, true) => throw new UsageException("--if-stale or --diagnostics, not both: a stale pool goes as a whole."),
                (true, _) => KvpClearing.IfStale,
                (_, true) => KvpClearing.Diagnostics,
                _ => KvpClearing.All,
            }));
            return command;
        }
    }

    private static Argument<string> Key() => new("KEY") { Description = "The key." };

    private static Argument<string> Value() => new("VALUE") { Description = "Its value." };

    private static Option<string?> InputFile() => new("--file") { Description = "Where the lines are. Default: standard input." };

    private static int? RecordCount(System.CommandLine.Parsing.ArgumentResult result, string option)
    {
        if (int.TryParse(result.Tokens[0].Value, out var count) && count > 0)
        {
            return count;
        }

        result.AddError($"{option} takes a number from 1; '{result.Tokens[0].Value}' is none.");
        return null;
    }
}
