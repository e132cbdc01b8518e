using System.Text;
using System.Text.Json;

namespace Telemetry.Schema.Tests.Suite;

/// <summary>The public JSON-Schema-Test-Suite, as far as the keywords of its schemas are supported.</summary>
public sealed class PublicTestSuiteTests(ITestOutputHelper output)
{
    private const string Variable = "JSON_SCHEMA_TEST_SUITE";

    // Of the cases in the suite as of 2026-08; fewer means that something is refused that was not before.
    private const int LeastCases = 434;

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    // These expect a format to be annotated; here a format asserts.
    private static readonly string[] Unasserted = ["format.json"];

    [Fact]
    public void Validate_SupportedGroups_AsTheSuiteSays()
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"CI has to set {Variable} to the suite's folder.");
            Assert.Skip($"{Variable} names no folder with the JSON-Schema-Test-Suite.");
        }

        string root = Path.Combine(folder, "draft2020-12");
        var faults = new List<string>();
        int cases = 0;
        foreach (string file in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(root, file);
            if (!Unasserted.Contains(name))
            {
                cases += Run(file, name, faults);
            }
        }

        Assert.Empty(faults);
        Assert.True(cases >= LeastCases, $"Only {cases} cases ran, of at least {LeastCases}.");
    }

    private static JsonSchema? Compile(SuiteGroup group, List<string> faults, string name)
    {
        try
        {
            return JsonSchema.Compile(Utf8(group.Schema));
        }
        catch (JsonSchemaException e) when (e.Reason == JsonSchemaRefusal.NotSupported)
        {
            return null;
        }
        catch (JsonSchemaException e)
        {
            faults.Add($"{name}: {group.Description}: {e.Message}");
            return null;
        }
    }

    private static byte[] Utf8(JsonElement element) => Encoding.UTF8.GetBytes(element.GetRawText());

    private int Run(string file, string name, List<string> faults)
    {
        SuiteGroup[] groups = JsonSerializer.Deserialize<SuiteGroup[]>(File.ReadAllBytes(file), CamelCase)!;
        int ran = 0;
        int cases = 0;
        foreach (SuiteGroup group in groups)
        {
            if (Compile(group, faults, name) is not { } schema)
            {
                continue;
            }

            ran++;
            foreach (SuiteCase test in group.Tests)
            {
                cases++;
                ValidationOutcome expected = test.Valid ? ValidationOutcome.Valid : ValidationOutcome.Invalid;
                if (schema.Validate(Utf8(test.Data)) != expected)
                {
                    faults.Add($"{name}: {group.Description}: {test.Description}: expected {expected}");
                }
            }
        }

        output.WriteLine($"{name}: {ran} of {groups.Length} groups, {cases} cases");
        return cases;
    }
}
