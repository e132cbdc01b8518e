using System.Globalization;
using System.Text.Json;
using LogsIngestion.StandIn.Faults;

namespace LogsIngestion.StandIn.Recording;

/// <summary>The names under which calls are counted.</summary>
internal static class CallOutcome
{
    /// <summary>The client left before the answer.</summary>
    public const string Abandoned = "abandoned";

    /// <summary>The call was answered in full.</summary>
    public static string Of(int status) => status.ToString(CultureInfo.InvariantCulture);

    /// <summary>The answer was cut off.</summary>
    public static string Of(CutEnding ending) => "cut-" + JsonNamingPolicy.CamelCase.ConvertName(ending.ToString());
}
