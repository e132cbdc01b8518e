using System.Reflection;
using Telemetry.Client.Kvp.Provisioning;

namespace Telemetry.Tool.Kvp;

/// <summary><c>telemetry kvp report-success</c> and <c>report-failure</c>: the one record by which the host learns how the machine was set up.</summary>
internal static class KvpReportRun
{
    public static int Execute(KvpTarget target, ReportRequest request)
    {
        var report = new ProvisioningReport(
            request.Agent ?? $"telemetry/{Version}",
            request.VmId ?? VmIdentity.Read() ?? throw new UsageException("--vm-id is needed: this machine's firmware tells no id, or this user may not read it."),
            target.Surroundings.Time.GetUtcNow(),
            request.Preprovisioning,
            [.. request.Supporting.SelectMany(Pairs)])
        {
            Reason = request.Reason,
            DocumentationUrl = request.DocumentationUrl,
        };
        target.Store.UpsertAsync(report.ToRecord()).GetAwaiter().GetResult();
        return ExitCode.Success;
    }

    private static string Version => typeof(KvpReportRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private static IReadOnlyList<KeyValuePair<string, string>> Pairs(string text)
    {
        try
        {
            return SupportingData.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"--supporting-data: {e.Message}.");
        }
    }
}
