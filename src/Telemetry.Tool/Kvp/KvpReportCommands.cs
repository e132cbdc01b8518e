using System.CommandLine;
using Telemetry.Client.Kvp.Provisioning;

namespace Telemetry.Tool.Kvp;

/// <summary>The commands of the provisioning report.</summary>
internal static class KvpReportCommands
{
    public static DocumentedCommand Success(Func<ParseResult, KvpTarget> target)
    {
        var common = new CommonOptions();
        var command = new DocumentedCommand("report-success",
            "Tells the host that the machine was set up, in place of what it was told before.",
            "telemetry kvp report-success --supporting-data build=123") { common.VmId, common.Agent, common.Preprovisioning, common.Supporting };
        command.SetAction(result => KvpReportRun.Execute(target(result), common.Request(result, null, null)));
        return command;
    }

    public static DocumentedCommand Failure(Func<ParseResult, KvpTarget> target)
    {
        var common = new CommonOptions();
        var reason = new Option<string>("--reason") { Description = "Why it failed.", Required = true };
        var documentation = new Option<string?>("--documentation-url") { Description = "Where a reader finds what to do." };
        var command = new DocumentedCommand("report-failure",
            "Tells the host that the machine was not set up, and why, in place of what it was told before.",
            "telemetry kvp report-failure --reason 'no DHCP answer' --supporting-data \"nic='eth0,eth1',tries=3\"") { common.VmId, common.Agent, common.Preprovisioning, reason, documentation, common.Supporting };
        command.SetAction(result => KvpReportRun.Execute(target(result), common.Request(result, result.GetRequiredValue(reason), result.GetValue(documentation))));
        return command;
    }

    private sealed class CommonOptions
    {
        public Option<string?> VmId { get; } = new("--vm-id") { Description = "The machine. Default: what its firmware tells." };

        public Option<string?> Agent { get; } = new("--agent") { Description = "Who reports, as program/version. Default: this command." };

        public Option<PreprovisioningType> Preprovisioning { get; } = new("--pps-type") { Description = "How far the platform had set the machine up before." };

        public Option<string[]> Supporting { get; } = new("--supporting-data")
        {
            Description = "More, as key=value pairs between commas; a value in quotes may hold commas. May be given several times.",
            DefaultValueFactory = _ => [],
        };

        public ReportRequest Request(ParseResult result, string? reason, string? documentation) => new(
            result.GetValue(VmId),
            result.GetValue(Agent),
            result.GetValue(Preprovisioning),
            result.GetValue(Supporting) ?? [],
            reason,
            documentation);
    }
}
