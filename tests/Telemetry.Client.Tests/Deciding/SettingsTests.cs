using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Deciding;

namespace Telemetry.Client.Tests.Deciding;

public sealed class SettingsTests
{
    private static readonly string[] Noes = ["", "0", "false", "no", "off"];
    private static readonly string[] Yeses = ["1", "true", "yes", "on"];

    [Theory]
    [InlineData(null, SettingState.Absent)]
    [InlineData("", SettingState.No)]
    [InlineData("  \t", SettingState.No)]
    [InlineData("0", SettingState.No)]
    [InlineData(" FALSE ", SettingState.No)]
    [InlineData("No", SettingState.No)]
    [InlineData("off", SettingState.No)]
    [InlineData("1", SettingState.Yes)]
    [InlineData("True", SettingState.Yes)]
    [InlineData("yes", SettingState.Yes)]
    [InlineData(" on", SettingState.Yes)]
    [InlineData("y", SettingState.Unreadable)]
    [InlineData("disabled", SettingState.Unreadable)]
    [InlineData("00", SettingState.Unreadable)]
    [Trait("Carries", "dws.environment")]
    public void Read_Value_SaysWhatItMeans(string? value, SettingState expected) => Assert.Equal(expected, Settings.Read(value));

    [Theory]
    [InlineData(null, SettingState.Absent)]
    [InlineData("", SettingState.No)]
    [InlineData("0", SettingState.No)]
    [InlineData("False", SettingState.No)]
    [InlineData("1", SettingState.Yes)]
    [InlineData("no", SettingState.Unreadable)]
    [InlineData("off", SettingState.Unreadable)]
    [Trait("Carries", "dws.do-not-track")]
    public void ReadDoNotTrack_Value_KnowsFewerNoes(string? value, SettingState expected) =>
        Assert.Equal(expected, Settings.ReadDoNotTrack(value));

    [Fact]
    public void Read_AnyText_IsClearOnlyForTheListedWords() => Prop.ForAll<NonNull<string>>(text =>
    {
        var word = text.Get.Trim();
        var state = Settings.Read(text.Get);

        return state switch
        {
            SettingState.No => Noes.Contains(word, StringComparer.OrdinalIgnoreCase),
            SettingState.Yes => Yeses.Contains(word, StringComparer.OrdinalIgnoreCase),
            _ => state == SettingState.Unreadable,
        };
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("250", 250)]
    [InlineData(" 7 ", 7)]
    [InlineData("2000", 2000)]
    [InlineData("3600000", 2000)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("1500ms", null)]
    [InlineData("1.5", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [Trait("Carries", "dws.environment")]
    public void ReadBudget_Value_IsWholeMillisecondsWithinTheCap(string? value, int? expected) =>
        Assert.Equal(expected, (int?)DestinationSettings.ReadBudget(value)?.TotalMilliseconds);

    [Fact]
    public void ReadBudget_AnyNumber_NeverPassesTheCap() => Prop.ForAll<int>(ms =>
        DestinationSettings.ReadBudget(ms.ToString(System.Globalization.CultureInfo.InvariantCulture)) is var budget
        && (ms <= 0 ? budget is null : budget == TimeSpan.FromMilliseconds(Math.Min(ms, 2000)))).QuickCheckThrowOnFailure();
}
