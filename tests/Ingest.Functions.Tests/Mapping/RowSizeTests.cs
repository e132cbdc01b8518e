using Ingest.Functions.Tests.Validating;

namespace Ingest.Functions.Tests.Mapping;

public sealed class RowSizeTests
{
    private const string Session = ",\"session_id\":\"0d9a4c1e-5b1f-4c5e-9a55-3f1d2c4b5a69\"";

    /// <summary>What a command-line tool sends of each run; the session's UUID alone takes another 51 bytes.</summary>
    [Theory]
    [InlineData("", 450)]
    [InlineData(Session, 501)]
    public void Write_CommandOfACli_StaysSmall(string session, int most)
    {
        var row = Events.Row(
            Events.Event(
                """{"command":"deploy","subcommand":"apply","outcome":"success","exit_code":0,"duration_ms":1234}""",
                more: ",\"os_version\":\"6.8\",\"invoked_from\":\"interactive\"" + session),
            skew: -42);

        Assert.True(row.Length - 1 <= most, $"{row.Length - 1} bytes: {row}");
    }
}
