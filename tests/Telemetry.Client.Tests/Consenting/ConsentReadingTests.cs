using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Consenting;

namespace Telemetry.Client.Tests.Consenting;

public sealed class ConsentReadingTests
{
    private const int Current = 3;

    [Theory]
    [InlineData("""{"consent":"granted","consent_version":3}""", ConsentState.Granted)]
    [InlineData("""{"consent":"granted","consent_version":2}""", ConsentState.GrantedForOlderFields)]
    [InlineData("""{"consent":"granted","consent_version":99}""", ConsentState.GrantedForNewerFields)]
    [InlineData("""{"consent":"granted"}""", ConsentState.GrantedForOlderFields)]
    [InlineData("""{"consent":"granted","consent_version":true}""", ConsentState.GrantedForOlderFields)]
    [InlineData("""{"consent":"granted","consent_version":"3"}""", ConsentState.GrantedForOlderFields)]
    [InlineData("""{"consent":"granted","consent_version":3.5}""", ConsentState.GrantedForOlderFields)]
    [InlineData("""{"consent":"granted","consent_version":-3}""", ConsentState.GrantedForOlderFields)]
    [InlineData("""{"consent":"refused","consent_version":1}""", ConsentState.Refused)]
    [InlineData("""{"consent":"refused"}""", ConsentState.Refused)]
    [InlineData("""{"consent":"REFUSED","consent_version":99}""", ConsentState.Refused)]
    [InlineData("""{ // by hand""" + "\n" + """ "consent": "refused", }""", ConsentState.Refused)]
    [InlineData("""{"consent":"GRANTED","consent_version":3}""", ConsentState.Unreadable)]
    [InlineData("""{"consent":"ENABLED","consent_version":3}""", ConsentState.Unreadable)]
    [InlineData("""{"consent":true,"consent_version":3}""", ConsentState.Unreadable)]
    [InlineData("""{"consent":null}""", ConsentState.Unreadable)]
    [InlineData("""{"consent":"granted","consent":"refused","consent_version":3}""", ConsentState.Unreadable)]
    [InlineData("""{"consent":"refused","consent":"granted","consent_version":3}""", ConsentState.Unreadable)]
    [InlineData("""{"theme":"dark"}""", ConsentState.None)]
    [InlineData("{}", ConsentState.None)]
    [InlineData("[]", ConsentState.Unreadable)]
    [InlineData("\"granted\"", ConsentState.Unreadable)]
    [InlineData("", ConsentState.Unreadable)]
    [InlineData("""{"consent":"granted",""", ConsentState.Unreadable)]
    [Trait("Carries", "modelkit.consent")]
    [Trait("Carries", "mxc.consent")]
    public void Read_File_IsWhatItSaysAndNothingUnclearIsAYes(string json, ConsentState expected)
    {
        Assert.Equal(expected, State(Encoding.UTF8.GetBytes(json)));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_ByteOrderMark_IsRead(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(ConsentState.Refused, State([.. encoding.GetPreamble(), .. encoding.GetBytes("""{"consent":"refused"}""")]));
        Assert.Equal(ConsentState.Granted, State([.. encoding.GetPreamble(), .. encoding.GetBytes("""{"consent":"granted","consent_version":3}""")]));
    }

    [Fact]
    public void Read_AnyBytes_AreNeverAYesByChance() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes =>
        State(bytes) is ConsentState.Unreadable or ConsentState.None));

    [Theory]
    [InlineData(3, NoticeState.ShownEarlier)]
    [InlineData(2, NoticeState.NotShown)]
    [InlineData(4, NoticeState.ShownForNewerFields)]
    [Trait("Carries", "dws.notice")]
    public void NoticeFor_Version_CountsForThatFieldListOnly(int version, NoticeState expected) =>
        Assert.Equal(expected, ConsentReading.Read(Encoding.UTF8.GetBytes($$"""{"notice_version":{{version}}}""")).NoticeFor(Current));

    private static ConsentState State(byte[] bytes) => ConsentReading.Read(bytes).StateFor(Current);
}
