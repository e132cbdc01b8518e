using Ingest.Functions.Configuring;

namespace Ingest.Functions.Tests.Configuring;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Read_Nothing_IsTheDefaults()
    {
        var settings = Configured.Read();

        Assert.False(settings.DryRun);
        Assert.False(settings.AllowAnonymous);
        Assert.Null(settings.SchemaDirectory);
        Assert.Null(settings.File);
        Assert.Empty(settings.Producers);
    }

    [Fact]
    public void Read_Everything_IsTaken()
    {
        var settings = Configured.Read(
            ("Ingest:DryRun", "TRUE"), ("Ingest:AllowAnonymous", "false"), ("Ingest:SchemaDirectory", "/schemas"),
            ("Ingest:File:Directory", "/rows"), ("Ingest:File:MaxFileBytes", "1024"), ("Ingest:File:RetainDays", "36500"), ("Ingest:File:QuotaBytes", "1125899906842624"),
            (Configured.Producer("Hash"), Configured.Hash), (Configured.Producer("Apps"), "a, b ,c"), (Configured.Producer("Scopes"), "write,read"),
            (Configured.Producer("NotBefore"), "2026-01-31T00:00:00Z"), (Configured.Producer("Expires"), "2027-01-31T01:00:00.5+01:00"), (Configured.Producer("Disabled"), "true"));

        Assert.True(settings.DryRun);
        Assert.Equal("/schemas", settings.SchemaDirectory);
        Assert.Equal(("/rows", 1024L, 36_500, 1L << 50), (settings.File!.Directory, settings.File.MaxFileBytes, settings.File.RetainDays, settings.File.QuotaBytes));
        var producer = settings.Producers[Configured.Id];
        Assert.Equal(Configured.Hash, producer.Hash);
        Assert.Equal(["a", "b", "c"], producer.Apps);
        Assert.Equal(["write", "read"], producer.Scopes);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), producer.NotBefore);
        Assert.Equal(new DateTimeOffset(2027, 1, 31, 0, 0, 0, 500, TimeSpan.Zero), producer.Expires);
        Assert.True(producer.Disabled);
    }

    [Fact]
    public void Read_ListAsIndexedChildren_IsTheSameAsCommas() =>
        Assert.Equal(
            ["a", "b"],
            Configured.Read((Configured.Producer("Hash"), Configured.Hash), (Configured.Producer("Apps:0"), "a"), (Configured.Producer("Apps:1"), " b "))
                .Producers[Configured.Id].Apps);

    [Fact]
    public void Read_NamesOfAnyCase_AreTaken() => Assert.True(Configured.Read(("ingest:dryrun", "true")).DryRun);

    [Fact]
    public void Read_OtherSections_AreNotItsBusiness() => Assert.False(Configured.Read(("Logging:LogLevel:Default", "x"), ("Inges:DryRun", "true")).DryRun);

    public static TheoryData<string, string> Faults => new()
    {
        { "Ingest:DryRnu", "true" },
        { "Ingest:Nonsense", "secret-value" },
        { "Ingest:DryRun", "secret-value" },
        { "Ingest:DryRun", "" },
        { "Ingest:DryRun", "1" },
        { "Ingest:AllowAnonymous", "yes" },
        { "Ingest:SchemaDirectory", "" },
        { "Ingest:File", "secret-value" },
        { "Ingest:Producers", "secret-value" },
        { "Ingest:File:Directory", "" },
        { "Ingest:File:Direktory", "secret-value" },
        { "Ingest:File:MaxFileBytes", "1023" },
        { "Ingest:File:MaxFileBytes", "1099511627777" },
        { "Ingest:File:MaxFileBytes", "64MB" },
        { "Ingest:File:MaxFileBytes", "99999999999999999999" },
        { "Ingest:File:RetainDays", "0" },
        { "Ingest:File:RetainDays", "-1" },
        { "Ingest:File:RetainDays", "36501" },
        { "Ingest:File:RetainDays", "1.5" },
        { "Ingest:File:RetainDays", "4294967297" },
        { "Ingest:File:QuotaBytes", "0" },
        { Configured.Producer("Hash"), "" },
        { Configured.Producer("Hash"), "secret-value" },
        { Configured.Producer("Hash"), new string('a', 63) },
        { Configured.Producer("Hash"), new string('a', 65) },
        { Configured.Producer("Hash"), new string('a', 64) + "\n" },
        { Configured.Producer("Apps"), "" },
        { Configured.Producer("Apps"), " , " },
        { Configured.Producer("Scopes"), "" },
        { Configured.Producer("Scopes"), "write,secret-value" },
        { Configured.Producer("Scopes"), "Write" },
        { Configured.Producer("NotBefore"), "tomorrow" },
        { Configured.Producer("Expires"), "31.01.2027" },
        { Configured.Producer("Expires"), "2027-02-30T00:00:00Z" },
        { Configured.Producer("Disabled"), "no" },
        { Configured.Producer("Token"), "secret-value" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Read_Fault_NamesTheWholeSettingAndNotItsValue(string key, string value)
    {
        var message = Configured.Fault(key, value);

        Assert.Contains($"  {key}: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
        Assert.DoesNotContain("aaaa", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ingest:DryRnu", "Did you mean Ingest:DryRun?")]
    [InlineData("Ingest:File:Dir", "Here are: Directory, MaxFileBytes, RetainDays, QuotaBytes.")]
    [InlineData("Ingest:File:Quotabyte", "Did you mean Ingest:File:QuotaBytes?")]
    public void Read_UnknownName_SuggestsOne(string key, string suggestion) =>
        Assert.Contains(suggestion, Configured.Fault(key, "true"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Ingest:DryRun:Sometimes")]
    [InlineData("Ingest:File:RetainDays:0")]
    public void Read_SectionWhereAValueBelongs_IsAFault(string key) => Assert.Contains($"  {key}: ", Configured.Fault(key, "1"), StringComparison.Ordinal);

    [Fact]
    public void Read_HalfCompleteSections_NameWhatIsMissing()
    {
        Assert.Contains("  Ingest:File:Directory: missing.", Configured.Fault("Ingest:File:RetainDays", "3"), StringComparison.Ordinal);
        Assert.Contains($"  {Configured.Producer("Hash")}: missing.", Configured.Fault(Configured.Producer("Apps"), "a"), StringComparison.Ordinal);
        Assert.Contains($"  {Configured.Producer("Apps")}: missing.", Configured.Fault(Configured.Producer("Hash"), Configured.Hash), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralFaults_NamesAllAtOnce()
    {
        var fault = Assert.Throws<SettingsException>(() => Configured.Read(("Ingest:DryRnu", "true"), ("Ingest:AllowAnonymous", "si"), ("Ingest:File:RetainDays", "0")));

        Assert.All(
            ["Ingest:DryRnu", "Ingest:AllowAnonymous", "Ingest:File:RetainDays", "Ingest:File:Directory"],
            key => Assert.Contains($"\n  {key}: ", fault.Message, StringComparison.Ordinal));
        Assert.Equal(5, fault.Message.Split('\n').Length);
    }

    [Fact]
    public void Read_WholeTokenAsName_IsRefusedWithoutRepeatingIt()
    {
        var token = Authenticating.Tokens.Make(1, 2).Reveal();
        var message = Configured.Fault($"Ingest:Producers:{token}:Apps", "a");

        Assert.Contains("  Ingest:Producers: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("2222", message, StringComparison.Ordinal);
    }
}
