using System.Globalization;
using System.Text.Json;
using Ingest.Testing;
using Telemetry.Panels.Panels;
using Telemetry.Panels.Queries;
using Telemetry.Panels.Rows;

namespace Telemetry.Panels.Tests.Panels;

/// <summary>What is worked out here is what the queries return in Log Analytics: both are held to the fixtures of tests/kql.</summary>
public sealed class FixtureTests
{
    private static readonly Dictionary<string, QueryKind> Folders = new() { ["panels"] = QueryKind.Panel, ["alerts"] = QueryKind.Alert, ["choices"] = QueryKind.Choice };

    public static TheoryData<string> Cases => [.. Folders.Keys
        .SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.Path("tests", "kql", folder), "expected.json", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(RepositoryRoot.Path("tests", "kql"), Path.GetDirectoryName(file)!).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Work_OverRowsOfAFixture_ReturnsItsRows(string name)
    {
        var query = QueryOf(name);
        var store = new RowStore();
        var feed = new LineFeed(store);
        foreach (var file in new[] { "rows.jsonl", "rejects.jsonl" }.Select(f => PathOf(name, f)).Where(File.Exists))
        {
            using var stream = File.OpenRead(file);
            feed.Read(stream, LastLine.Read, cancellation: TestContext.Current.CancellationToken);
        }

        using var parameters = JsonDocument.Parse(File.ReadAllText(PathOf(name, "parameters.json")));
        var given = parameters.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString());
        using var expected = JsonDocument.Parse(File.ReadAllText(PathOf(name, "expected.json")));

        var result = new PanelBoard(store, new ManualTimeProvider().GetUtcNow()).Work(query, given);

        Assert.Equal(0, store.Unreadable);
        Assert.Equal(
            expected.RootElement.GetProperty("columns").EnumerateArray().Select(c => $"{c.GetProperty("name")}:{c.GetProperty("type")}"),
            query.Columns.Select(c => $"{c.Name}:{c.Type}"));
        Assert.Equal(
            expected.RootElement.GetProperty("rows").EnumerateArray().Select(row => string.Join(" | ", row.EnumerateArray().Select(Expected))),
            result.Rows.Select(row => string.Join(" | ", row.Select(Actual))));
    }

    [Fact]
    public void Cases_OfEveryQuery_AreThere() => Assert.Empty(QueryFiles.All.Except(Cases.Select(c => QueryOf(c.Data))));

    private static QueryFile QueryOf(string name) => QueryFiles.Of(Folders[name.Split('/')[0]], name.Split('/')[1]);

    private static string PathOf(string name, string file) => RepositoryRoot.Path("tests", "kql", name, file);

    private static string Expected(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Number => cell.GetDouble().ToString("G9", CultureInfo.InvariantCulture),
        _ => cell.GetString()!,
    };

    private static string Actual(object? cell) => cell switch
    {
        null => "null",
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        string text => text,
        _ => Convert.ToDouble(cell, CultureInfo.InvariantCulture).ToString("G9", CultureInfo.InvariantCulture),
    };
}
