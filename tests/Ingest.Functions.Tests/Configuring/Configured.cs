using Ingest.Functions.Configuring;
using Microsoft.Extensions.Configuration;

namespace Ingest.Functions.Tests.Configuring;

/// <summary>Settings read from keys and values.</summary>
internal static class Configured
{
    public const string Id = "AbCd1234";

    public static readonly string Hash = new('0', 64);

    public static string Producer(string name) => $"Ingest:Producers:{Id}:{name}";

    public static IngestSettings Read(params (string Key, string? Value)[] settings) =>
        SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build());

    /// <summary>The message about one wrong setting.</summary>
    public static string Fault(string key, string value) => Assert.Throws<SettingsException>(() => Read((key, value))).Message;
}
