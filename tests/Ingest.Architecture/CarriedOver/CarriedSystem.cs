using System.Text.Json;
using Ingest.Testing;

namespace Ingest.Architecture.CarriedOver;

/// <summary>A system before this one, and what was carried over from it.</summary>
internal sealed record CarriedSystem(string System, IReadOnlyList<CarriedItem> Items)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The systems that <c>tests/carried-over.json</c> lists.</summary>
    public static IReadOnlyList<CarriedSystem> All() =>
        JsonSerializer.Deserialize<IReadOnlyList<CarriedSystem>>(File.ReadAllText(RepositoryRoot.Path("tests", "carried-over.json")), Options)!;
}
