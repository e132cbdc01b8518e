using Ingest.Functions.Configuring;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Hosting;

public class OperatingPageTests
{
    [Fact]
    public void Page_SettingsTable_IsTheOneOfTheTypes()
    {
        var page = File.ReadAllText(RepositoryRoot.Path("docs", "operating.md"));

        Assert.True(
            page.Contains($"<!-- generated:settings -->\n{SettingsTable.Markdown()}<!-- /generated:settings -->", StringComparison.Ordinal),
            "docs/operating.md does not hold the settings as they are now; run scripts/update-docs.");
    }
}
