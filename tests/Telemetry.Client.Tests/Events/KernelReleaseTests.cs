using System.Globalization;
using Telemetry.Client.Events;

namespace Telemetry.Client.Tests.Events;

public sealed class KernelReleaseTests
{
    [Theory]
    [InlineData("6.1.0-18-amd64\n", "6.1")]
    [InlineData("5.15.153.1-microsoft-standard-WSL2\n", "5.15")]
    [InlineData("6.12\n", "6.12")]
    [InlineData("6.12", "6.12")]
    [InlineData("10.0-rc1\n", "10.0")]
    [InlineData("6\n", null)]
    [InlineData("6", null)]
    [InlineData("6.", null)]
    [InlineData("6.x", null)]
    [InlineData(".1", null)]
    [InlineData("v6.1", null)]
    [InlineData("", null)]
    public void Shorten_Release_IsMajorAndMinorOrNothing(string release, string? expected) => Assert.Equal(expected, KernelRelease.Shorten(release));

    [Fact]
    public void Read_HostPlatform_IsWhatTheFrameworkSays()
    {
        var version = Environment.OSVersion.Version;

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}"), HostPlatform.Read().OperatingSystemVersion);
    }
}
