using System.Text;
using Ingest.Testing;
using Telemetry.Schema.Catalogue;

namespace Telemetry.Schema.Tests.Catalogue;

public sealed class EventCatalogueTests
{
    [Fact]
    public void BuiltIn_IsTheSchemasOfTheRepository()
    {
        var loaded = EventCatalogue.Load(RepositoryRoot.Path("schemas"));

        Assert.Equal(loaded.Envelope.SchemaUtf8, EventCatalogue.BuiltIn.Envelope.SchemaUtf8, ByteComparer);
        Assert.Equal(
            loaded.Events.Select(e => (e.Name, e.Version, e.File, Encoding.UTF8.GetString(e.SchemaUtf8.Span))),
            EventCatalogue.BuiltIn.Events.Select(e => (e.Name, e.Version, e.File, Encoding.UTF8.GetString(e.SchemaUtf8.Span))));
    }

    [Fact]
    public void BuiltIn_HoldsTheFiveEventsOfTheClient() =>
        Assert.Equal(["client_stats", "command", "error", "heartbeat", "span"], EventCatalogue.BuiltIn.EventsFor(EventAudience.Client).Select(e => e.Name));

    [Fact]
    public void Fields_AreInTheOrderOfTheSchemasProperties()
    {
        Assert.Equal(EventCatalogue.BuiltIn.Envelope.Schema.RootProperties, EventCatalogue.BuiltIn.Envelope.Fields.Select(f => f.Name));
        Assert.All(EventCatalogue.BuiltIn.Events, e => Assert.Equal(e.Schema.RootProperties, e.Fields.Select(f => f.Name)));
    }

    [Fact]
    public void Find_TellsUnknownNameFromUnknownVersion()
    {
        var catalogue = EventCatalogue.BuiltIn;

        Assert.Equal("command", catalogue.Find("command"u8, 1)?.Name);
        Assert.Null(catalogue.Find("command"u8, 2));
        Assert.True(catalogue.Knows("command"u8));
        Assert.Equal(1, catalogue.LatestVersion("command"u8));
        Assert.Null(catalogue.Find("commando"u8, 1));
        Assert.False(catalogue.Knows("commando"u8));
        Assert.Equal(0, catalogue.LatestVersion("commando"u8));
        Assert.False(catalogue.Knows(""u8));
        Assert.False(catalogue.Knows("COMMAND"u8));
        Assert.False(catalogue.Knows([0xFF, 0xFE]));
    }

    [Fact]
    public void Find_SeveralVersions_GivesTheOneAskedForAndTheNewest()
    {
        var coffee = new CoffeeCatalogue();
        coffee.AddCopy("events/coffee.v10.schema.json")["x-event-version"] = 10;
        coffee.AddCopy("events/coffee.v2.schema.json")["x-event-version"] = 2;
        var catalogue = coffee.Read();

        Assert.Equal(2, catalogue.Find("coffee", 2)?.Version);
        Assert.Null(catalogue.Find("coffee", 3));
        Assert.Equal(10, catalogue.FindLatest("coffee")?.Version);
        Assert.Equal(10, catalogue.LatestVersion("coffee"u8));
    }

    [Fact]
    public void Find_DoesNotAllocate()
    {
        var catalogue = EventCatalogue.BuiltIn;
        var found = catalogue.Find("command"u8, 1) is not null && !catalogue.Knows("nothing"u8);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            found &= catalogue.Find("command"u8, 1) is not null && !catalogue.Knows("nothing"u8) && catalogue.LatestVersion("span"u8) == 1;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(found);
    }

    [Fact]
    public void Load_NoSuchDirectory_SaysWhichAndWhatIsExpected()
    {
        var exception = Assert.Throws<DirectoryNotFoundException>(() => EventCatalogue.Load("/nowhere/at/all"));

        Assert.Contains("/nowhere/at/all", exception.Message, StringComparison.Ordinal);
        Assert.Contains("envelope.schema.json", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "not JSON in plain UTF-8")]
    [InlineData("""{ "type": "object", "type": "object" }""", "twice")]
    [InlineData("[]", "is an object")]
    public void Load_FileThatIsNoSchema_IsAFaultOfThatFile(string text, string message)
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.File("events"));
        File.Copy(RepositoryRoot.Path("schemas", "envelope.schema.json"), directory.File("envelope.schema.json"));
        File.WriteAllText(directory.File("events", "coffee.schema.json"), text);

        var exception = Assert.Throws<CatalogueException>(() => EventCatalogue.Load(directory.Path));

        Assert.Contains(exception.Faults, f => f.File == "events/coffee.schema.json" && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("coffee.schema.json")]
    [InlineData("events/coffee.json")]
    [InlineData("events/hot/coffee.schema.json")]
    public void Load_MisplacedOrMisnamedSchema_IsAFaultNotAnUnknownEvent(string path)
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.File("events", "hot"));
        File.Copy(RepositoryRoot.Path("schemas", "envelope.schema.json"), directory.File("envelope.schema.json"));
        File.WriteAllText(directory.File("consent.lock.json"), "{}");
        File.WriteAllText(directory.File(path), new CoffeeCatalogue().Coffee.ToJsonString());

        var exception = Assert.Throws<CatalogueException>(() => EventCatalogue.Load(directory.Path));

        Assert.Contains(exception.Faults, f => f.File == path && f.Message.Contains("so is called events/coffee.schema.json", StringComparison.Ordinal));
    }

    private static bool ByteComparer(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);
}
