using System.Net;
using Ingest.Functions.Tests.Hosting;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Endpoints;

public class OwnCatalogueTests
{
    private const string Coffee = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Coffee", "description": "A cup was made.",
          "x-event": "coffee", "x-event-version": 1,
          "type": "object", "required": ["roast"], "additionalProperties": false,
          "properties": {
            "roast": {
              "description": "Degree of roasting.", "x-purpose": "Shows what is drunk.", "x-class": "operational", "x-column": "Roast",
              "type": "string", "enum": ["light", "dark"], "x-type": "CoffeeRoast"
            },
            "cups": {
              "description": "How many.", "x-purpose": "Shows how much is drunk.", "x-class": "operational",
              "type": "integer", "minimum": 1, "maximum": 99
            }
          }
        }
        """;

    [Fact]
    public async Task Post_EventOfASchemaFileThatWasAdded_IsTakenWithoutCode()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.File("events"));
        File.Copy(RepositoryRoot.Path("schemas", "envelope.schema.json"), directory.File("envelope.schema.json"));
        await File.WriteAllTextAsync(directory.File("events", "coffee.schema.json"), Coffee, TestContext.Current.CancellationToken);
        await using var receiver = await Receiver.StartAsync(("Ingest:SchemaDirectory", directory.Path));
        var good = SampleEvents.Command();
        good["name"] = "coffee";
        good["data"] = new System.Text.Json.Nodes.JsonObject { ["cups"] = 2, ["roast"] = "dark" };

        using var stored = await receiver.PostAsync(good);
        using var unknown = await receiver.PostAsync(SampleEvents.Command());

        Assert.Equal(HttpStatusCode.NoContent, stored.StatusCode);
        await unknown.AssertProblemAsync(422, "unknown-event");
        var row = receiver.Rows().Single();
        Assert.Equal("dark", (string?)row["Roast"]);
        Assert.Equal(2, (int?)row["Properties"]!["cups"]);
    }
}
