namespace Telemetry.Client.Delivering;

/// <summary>A receiver's answer before anything is concluded from it.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="RetryAfter">The value of <c>Retry-After</c>; null where there was none.</param>
/// <param name="Silence">For how long a kill switch orders silence; null where none does.</param>
/// <param name="Body">The body, decoded, as much of it as is read.</param>
internal sealed record HttpsAnswer(int Status, TimeSpan? RetryAfter, TimeSpan? Silence, ReadOnlyMemory<byte> Body)
{
    /// <summary>What it says of each of so many events.</summary>
    internal DeliveryAnswer Conclude(int count)
    {
        var answer = AnswerReading.Read(Status, RetryAfter, Body.Span, count);
        return Silence is { } silence ? answer with { Pause = silence } : answer;
    }
}
