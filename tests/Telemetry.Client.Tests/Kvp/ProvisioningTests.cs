using Telemetry.Client.Kvp.Provisioning;

namespace Telemetry.Client.Tests.Kvp;

public sealed class ProvisioningTests
{
    private const string Time = "timestamp=2026-06-17T00:00:00.000000+00:00";

    private static readonly ProvisioningReport Success = new(
        "Azure-Init/0.0.0", "00000000-0000-0000-0000-000000000abc", new DateTimeOffset(2026, 6, 17, 2, 0, 0, TimeSpan.FromHours(2)), PreprovisioningType.None, []);

    [Fact]
    [Trait("Carries", "azure-init.report")]
    public void ToRecord_Success_HasTheHostsOrder() =>
        Assert.Equal($"result=success|agent=Azure-Init/0.0.0|pps_type=None|vm_id=00000000-0000-0000-0000-000000000abc|{Time}", Success.ToRecord().Value);

    [Fact]
    public void ToRecord_SuccessWithMore_HasItAtTheEnd() =>
        Assert.EndsWith($"{Time}|endpoint=http://example.com|status=404", (Success with { Supporting = [new("endpoint", "http://example.com"), new("status", "404")] }).ToRecord().Value, StringComparison.Ordinal);

    [Fact]
    public void ToRecord_Failure_HasReasonAndMoreBeforeTheMachine() =>
        Assert.Equal(
            $"result=error|\"reason=no | \"\"answer\"\"\"|agent=Azure-Init/0.0.0|tries=3|pps_type=Savable|vm_id=00000000-0000-0000-0000-000000000abc|{Time}|documentation_url=https://aka.ms/linuxprovisioningerror",
            (Success with { Reason = "no | \"answer\"", DocumentationUrl = "https://aka.ms/linuxprovisioningerror", Supporting = [new("tries", "3")], Preprovisioning = PreprovisioningType.Savable }).ToRecord().Value);

    [Theory]
    [InlineData("")]
    [InlineData(",,")]
    public void Parse_NoPairs_GivesNone(string text) => Assert.Empty(SupportingData.Parse(text));

    [Theory]
    [InlineData("k1=v1,k2=v2", "k1=v1;k2=v2")]
    [InlineData("k1='a,b',k2=v2", "k1=a,b;k2=v2")]
    [InlineData("k1=\"a,b\",,k2=", "k1=a,b;k2=")]
    [InlineData("k1=a'b,k2=c=d", "k1=a'b;k2=c=d")]
    public void Parse_Pairs_AreCutAtCommasOutsideQuotes(string text, string expected) =>
        Assert.Equal(expected, string.Join(';', SupportingData.Parse(text).Select(p => $"{p.Key}={p.Value}")));

    [Theory]
    [InlineData("novalue", "pair 1 has no '='")]
    [InlineData("a=1,novalue,b=2", "pair 2 has no '='")]
    [InlineData("=v", "pair 1 has no key")]
    [InlineData("a='b", "never ends")]
    [InlineData("a='b'c", "goes on behind")]
    public void Parse_WhatIsNoPair_IsRefusedWithItsPlace(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => SupportingData.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(FirmwareGeneration.Second, "4dc8e7f4-4f34-448c-bfd4-c0e2bba28629")]
    [InlineData(FirmwareGeneration.First, "f4e7c84d-344f-8c44-bfd4-c0e2bba28629")]
    [Trait("Carries", "azure-init.vm-id")]
    internal void Of_IdOfTheFirmware_IsTheOneThatTheHostKnows(FirmwareGeneration generation, string expected) =>
        Assert.Equal(expected, VmIdentity.Of("4DC8E7F4-4F34-448C-BFD4-C0E2BBA28629\n", generation));

    [Fact]
    public void Of_TextThatIsNoId_IsNone() => Assert.Null(VmIdentity.Of("Not Settable", FirmwareGeneration.Second));
}
