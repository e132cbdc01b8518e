using System.Text;
using Ingest.Testing;
using Telemetry.Client.Deciding;

namespace Telemetry.Client.Tests.Deciding;

public sealed class PolicyTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    public static TheoryData<object?, MachinePolicy> Values => new()
    {
        { null, MachinePolicy.Absent },
        { 3, MachinePolicy.Allows },
        { 3L, MachinePolicy.Allows },
        { true, MachinePolicy.Allows },
        { 0, MachinePolicy.Forbids },
        { 1, MachinePolicy.Forbids },
        { 2, MachinePolicy.Forbids },
        { 4, MachinePolicy.Forbids },
        { -3, MachinePolicy.Forbids },
        { 0x1_0000_0003L, MachinePolicy.Forbids },
        { false, MachinePolicy.Forbids },
        { "3", MachinePolicy.Forbids },
        { new byte[] { 3 }, MachinePolicy.Forbids },
    };

    [Theory]
    [MemberData(nameof(Values))]
    [Trait("Carries", "mxc.policy")]
    public void Of_Value_OnlyThreeAllows(object? value, MachinePolicy expected) => Assert.Equal(expected, PolicyReading.Of(value));

    [Theory]
    [InlineData("""{"AllowTelemetry":3}""", MachinePolicy.Allows)]
    [InlineData("""{"AllowTelemetry":true}""", MachinePolicy.Allows)]
    [InlineData("{}", MachinePolicy.Allows)]
    [InlineData("""{"Other":1}""", MachinePolicy.Allows)]
    [InlineData("""{"AllowTelemetry":0}""", MachinePolicy.Forbids)]
    [InlineData("""{"AllowTelemetry":false}""", MachinePolicy.Forbids)]
    [InlineData("""{"AllowTelemetry":3.5}""", MachinePolicy.Forbids)]
    [InlineData("""{"AllowTelemetry":"3"}""", MachinePolicy.Forbids)]
    [InlineData("""{"AllowTelemetry":null}""", MachinePolicy.Forbids)]
    [InlineData("""{"AllowTelemetry":3,"AllowTelemetry":0}""", MachinePolicy.Forbids)]
    [InlineData("""{"AllowTelemetry":0,"AllowTelemetry":3}""", MachinePolicy.Forbids)]
    [InlineData("", MachinePolicy.Unreadable)]
    [InlineData("[3]", MachinePolicy.Unreadable)]
    [InlineData("""{"AllowTelemetry":3""", MachinePolicy.Unreadable)]
    public void OfFile_Text_AllowsOnlyWhatIsClear(string json, MachinePolicy expected)
    {
        Assert.Equal(expected, PolicyReading.OfFile(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(expected, PolicyReading.OfFile((byte[])[.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(json)]));
    }

    [Fact]
    public void Read_NoFile_Absent() => Assert.Equal(MachinePolicy.Absent, PolicyFile.Read(_directory.File("none", PolicyFile.Name)));

    [Fact]
    public void Read_AFolderInItsPlace_Unreadable() => Assert.Equal(MachinePolicy.Unreadable, PolicyFile.Read(_directory.Path));

    [Fact]
    public void Read_TooLarge_Unreadable()
    {
        var path = _directory.File("policy.json");
        File.WriteAllText(path, """{"AllowTelemetry":3}""" + new string(' ', 20_000));

        Assert.Equal(MachinePolicy.Unreadable, PolicyFile.Read(path));
    }

    [Fact]
    public void PathOf_App_LiesBelowEtc() => Assert.Equal("/etc/notes/telemetry-policy.json", PolicyFile.PathOf("notes"));
}
