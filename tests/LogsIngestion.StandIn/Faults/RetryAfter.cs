using System.Globalization;

namespace LogsIngestion.StandIn.Faults;

/// <summary>When a refused caller may come again.</summary>
/// <param name="Delay">Counted from the answer; written in whole seconds.</param>
public sealed record RetryAfter(TimeSpan Delay, RetryAfterForm Form = RetryAfterForm.Seconds)
{
    internal string At(DateTimeOffset now) => Form == RetryAfterForm.Date
        ? (now + Delay).ToString("R", CultureInfo.InvariantCulture)
        : ((long)Delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
