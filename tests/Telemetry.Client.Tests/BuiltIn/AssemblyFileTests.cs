using System.Reflection;
using System.Reflection.Emit;
using Ingest.Testing;
using Telemetry.Client.BuiltIn;

namespace Telemetry.Client.Tests.BuiltIn;

public sealed class AssemblyFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Read_AllIsBuiltIn_GivesIt()
    {
        var path = Save(("Other", "x"), ("TelemetryDefaultUrl", "https://t.example"), ("TelemetryDefaultToken", "tk_é"), ("TelemetryPosture", "fleet"),
            ("TelemetryProviderGroup", "00112233-4455-6677-8899-aabbccddeeff"));

        var settings = AssemblyFile.Read(path);

        Assert.Equal(
            new BuiltInSettings
            {
                Url = "https://t.example",
                Token = "tk_é",
                Posture = TelemetryPosture.Fleet,
                ProviderGroup = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
            },
            settings);
        Assert.DoesNotContain("tk_é", settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fleet")]
    [InlineData("on")]
    [InlineData("")]
    public void Read_UnknownPosture_IsOff(string posture) =>
        Assert.Equal(TelemetryPosture.Off, AssemblyFile.Read(Save(("TelemetryPosture", posture))).Posture);

    [Fact]
    [Trait("Carries", "modelkit.key-injection")]
    [Trait("Carries", "dws.boundary")]
    [Trait("Carries", "mxc.boundary")]
    public void Read_BuiltFromSource_HoldsNothing()
    {
        string[] assemblies = ["actor.dll", "Telemetry.Client.dll", "Telemetry.Client.Tests.dll"];

        Assert.All(assemblies, name => Assert.Equal(BuiltInSettings.None, AssemblyFile.Read(Path.Join(AppContext.BaseDirectory, name))));
        Assert.Equal(BuiltInSettings.None, EntryAssembly.Read());
    }

    [Fact]
    public void Read_NoAssembly_SaysSo()
    {
        var path = _directory.File("text.dll");
        File.WriteAllText(path, "no assembly at all");

        Assert.Throws<BadImageFormatException>(() => AssemblyFile.Read(path));
        Assert.Throws<FileNotFoundException>(() => AssemblyFile.Read(_directory.File("none.dll")));
    }

    private string Save(params (string Key, string Value)[] metadata)
    {
        var constructor = typeof(AssemblyMetadataAttribute).GetConstructor([typeof(string), typeof(string)])!;
        var builder = new PersistedAssemblyBuilder(new("built"), typeof(object).Assembly, [.. metadata.Select(m => new CustomAttributeBuilder(constructor, [m.Key, m.Value]))]);
        builder.DefineDynamicModule("built");
        var path = _directory.File("built.dll");
        builder.Save(path);
        return path;
    }
}
