using System.Globalization;
using System.Text;

namespace Ingest.Bench.Serving;

/// <summary>The events that are sent: an ordinary <c>command</c> event of 500 bytes.</summary>
internal static class SampleEvents
{
    public const string App = "notes";

    /// <summary>Bytes of one event.</summary>
    public const int EventBytes = 500;

    /// <summary>Events in one batch.</summary>
    public const int BatchEvents = 1000;

    /// <summary>The digits of an event's id that the load replaces by a number, so that no two events are the same.</summary>
    public const string IdDigits = "000000000000";

    public static byte[] Single() => Encoding.UTF8.GetBytes(Padded());

    public static byte[] Batch() => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Padded() + "\n", BatchEvents)));

    private static string Padded()
    {
        var bare = Text("");
        return Text(new string('x', EventBytes - bare.Length));
    }

    private static string Text(string padding)
    {
        var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $$$$"""
            {"id":"01928f3e-5c00-7abc-9def-{{{{IdDigits}}}}","name":"command","v":1,"time":"{{{{now}}}}","app":"{{{{App}}}}","app_version":"1.4.2","channel":"stable","os":"linux","os_version":"6.8","arch":"x64","invoked_from":"interactive","session_id":"3f0c9f0e-95f8-4c1e-8f7e-2b1c6a9d4e11","data":{"command":"notes","subcommand":"search","module":"index","outcome":"success","exit_code":0,"duration_ms":184,"backend":"local","phase":"done","attributes":{"results":12,"cached":true,"profile":"{{{{padding}}}}"}}}
            """;
    }
}
