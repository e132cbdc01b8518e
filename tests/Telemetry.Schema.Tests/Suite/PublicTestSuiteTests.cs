using System.Text;
using System.Text.Json;

namespace Telemetry.Schema.Tests.Suite;

/// <summary>The public JSON-Schema-Test-Suite, required and optional, but for what decision 20 names.</summary>
public sealed class PublicTestSuiteTests(ITestOutputHelper output)
{
    private const string Variable = "JSON_SCHEMA_TEST_SUITE";

    // Of the cases in the suite as of 2026-08; fewer means that a part of it was not found.
    private const int LeastCases = 1_500;

    // Where the suite pretends that its remote schemas are served.
    private const string RemoteBase = "http://localhost:1234/";

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    // Schemas of other drafts, and a keyword that 2020-12 has no more.
    private static readonly string[] LeftOut = ["optional/cross-draft.json", "optional/dependencies-compatibility.json"];

    [Fact]
    public void Validate_EveryCase_AsTheSuiteSays()
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"CI has to set {Variable} to the suite's folder.");
            Assert.Skip($"{Variable} names no folder with the JSON-Schema-Test-Suite.");
        }

        string root = Path.Combine(folder, "draft2020-12");
        Dictionary<string, ReadOnlyMemory<byte>> remotes = Remotes(Path.Combine(folder, "remotes"));
        var faults = new List<string>();
        int cases = 0;
        foreach (string file in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
            if (!LeftOut.Contains(name))
            {
                // One file of the suite says what format does where it only annotates.
                FormatMode formats = name == "format.json" ? FormatMode.Annotate : FormatMode.Assert;
                cases += Run(file, name, new JsonSchemaOptions { Schemas = remotes, Formats = formats }, faults);
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(cases >= LeastCases, $"Only {cases} cases ran, of at least {LeastCases}.");
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Remotes(string folder) =>
        Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).ToDictionary(
            file => RemoteBase + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'),
            file => new ReadOnlyMemory<byte>(File.ReadAllBytes(file)));

    private static JsonSchema? Compile(SuiteGroup group, JsonSchemaOptions options, List<string> faults, string name)
    {
        try
        {
            return JsonSchema.Compile(Utf8(group.Schema), options);
        }
        catch (JsonSchemaException e)
        {
            faults.Add($"{name}: {group.Description}: {e.Message}");
            return null;
        }
    }

    private static byte[] Utf8(JsonElement element) => Encoding.UTF8.GetBytes(element.GetRawText());

    private int Run(string file, string name, JsonSchemaOptions options, List<string> faults)
    {
        SuiteGroup[] groups = JsonSerializer.Deserialize<SuiteGroup[]>(File.ReadAllBytes(file), CamelCase)!;
        int cases = 0;
        int before = faults.Count;
        foreach (SuiteGroup group in groups)
        {
            if (Compile(group, options, faults, name) is not { } schema)
            {
                continue;
            }

            foreach (SuiteCase test in group.Tests)
            {
                cases++;
                Check(schema, test, $"{name}: {group.Description}: {test.Description}", faults);
            }
        }

        output.WriteLine($"{name}: {groups.Length} groups, {cases} cases, {faults.Count - before} faults");
        return cases;
    }

    private static void Check(JsonSchema schema, SuiteCase test, string title, List<string> faults)
    {
        var errors = new ValidationErrors();
        ValidationOutcome expected = test.Valid ? ValidationOutcome.Valid : ValidationOutcome.Invalid;
        ValidationOutcome outcome = schema.Validate(Utf8(test.Data), errors);
        if (outcome != expected)
        {
            faults.Add($"{title}: expected {expected}, but found {outcome}");
        }
        else if (errors.Count > 0 == test.Valid)
        {
            faults.Add($"{title}: {outcome} with {errors.Count} errors");
        }
    }
}
