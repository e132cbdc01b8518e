using System.Reflection;
using Ingest.Testing;

namespace Ingest.Architecture.PublicApi;

/// <summary>
/// The public surface of what others compile against changes only on purpose: the snapshot beside this file changes with it,
/// in the same review. With ACCEPT_PUBLIC_API=1 in the environment a run writes the snapshots anew instead of comparing.
/// </summary>
public class PublicApiTests
{
    private const string AcceptVariable = "ACCEPT_PUBLIC_API";

    [Theory]
    [InlineData("Telemetry.Client")]
    [InlineData("Telemetry.Schema")]
    public void PublicApi_OfALibrary_IsTheAcceptedOne(string assembly)
    {
        var actual = PublicApiText.Of(Assembly.Load(assembly));
        var snapshot = RepositoryRoot.Path("tests", "Ingest.Architecture", "PublicApi", assembly + ".txt");
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(snapshot, actual);
        }

        var accepted = File.Exists(snapshot) ? File.ReadAllText(snapshot) : "";
        Assert.True(accepted == actual, Explain(assembly, accepted, actual));
    }

    [Fact]
    public void PublicApiText_OfThisProjectsTestSupport_ShowsKindsNullabilityAndDefaults()
    {
        var text = PublicApiText.Of(typeof(ManualTimeProvider).Assembly);

        Assert.Contains("Ingest.Testing: sealed class ManualTimeProvider : System.TimeProvider\n", text, StringComparison.Ordinal);
        Assert.Contains("    public override System.Threading.ITimer CreateTimer(System.Threading.TimerCallback callback, object? state, System.TimeSpan dueTime, System.TimeSpan period)\n", text, StringComparison.Ordinal);
        Assert.Contains("Ingest.Testing: static class RepositoryRoot\n    public static string Path(params string[] parts)\n", text, StringComparison.Ordinal);
        Assert.Contains("    public string Path { get; }\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("_now", text, StringComparison.Ordinal);
    }

    private static string Explain(string assembly, string accepted, string actual)
    {
        var before = accepted.Split('\n');
        var after = actual.Split('\n');

        return $"""
            The public API of {assembly} is not the accepted one.
            Gone: {Lines(before.Except(after))}
            New: {Lines(after.Except(before))}
            If that is meant, run these tests with {AcceptVariable}=1 and commit the snapshot they write.
            """;
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => "\n  " + line.Trim()));
}
