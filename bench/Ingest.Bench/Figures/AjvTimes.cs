using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Telemetry.Schema;

namespace Ingest.Bench.Figures;

/// <summary>How long ajv takes to parse and validate the same documents, where Node.js and ajv are at hand.</summary>
/// <param name="Nanoseconds">Per case, null for one that ajv judges otherwise; empty where there are none.</param>
/// <param name="Absence">Why there are none; empty otherwise.</param>
internal sealed record AjvTimes(IReadOnlyList<double?> Nanoseconds, string Absence)
{
    private const string Folder = "scripts/schema-ajv";
    private const double SecondsPerCase = 0.8;

    public static async Task<AjvTimes> MeasureAsync(IReadOnlyList<ValidatorCase> cases)
    {
        if (!Directory.Exists($"{Folder}/node_modules/ajv"))
        {
            return new AjvTimes([], $"not measured: npm ci --prefix {Folder}");
        }

        var input = new JsonObject
        {
            ["seconds"] = SecondsPerCase,
            ["cases"] = new JsonArray([.. cases.Select(Of)]),
        };
        try
        {
            using var node = Process.Start(
                new ProcessStartInfo("node", [$"{Folder}/speed.mjs"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            await node.StandardInput.WriteAsync(input.ToJsonString());
            node.StandardInput.Close();
            var output = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            return node.ExitCode == 0
                ? new AjvTimes(JsonSerializer.Deserialize<double?[]>(output)!, "")
                : new AjvTimes([], $"not measured: node ended with {node.ExitCode}");
        }
        catch (Win32Exception)
        {
            return new AjvTimes([], "not measured: there is no node here");
        }
    }

    private static JsonNode Of(ValidatorCase work) => new JsonObject
    {
        ["schema"] = JsonNode.Parse(work.Schema),
        ["document"] = Encoding.UTF8.GetString(work.Document),
        ["valid"] = work.Expected == ValidationOutcome.Valid,
    };
}
