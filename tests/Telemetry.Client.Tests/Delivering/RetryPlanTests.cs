using Telemetry.Client.Delivering;

namespace Telemetry.Client.Tests.Delivering;

public sealed class RetryPlanTests
{
    [Theory]
    [InlineData(1, 0, null, null, 1000)]
    [InlineData(1, 400, null, null, 600)]
    [InlineData(1, 5000, null, null, 0)]
    [InlineData(1, 0, 3000, null, 3000)]
    [InlineData(1, 0, 30000, null, 30000)]
    [InlineData(1, 0, 30001, null, null)]
    [InlineData(2, 0, null, null, null)]
    [InlineData(1, 0, null, 100, 0)]
    [InlineData(1, 0, 50, 100, 50)]
    [InlineData(1, 0, 100, 100, null)]
    [InlineData(1, 60, 100, 50, 40)]
    [InlineData(1, 0, null, 0, null)]
    [InlineData(2, 0, null, 100, null)]
    public void Next_AttemptsWaitsAndBudget_GiveTheWait(int attempts, int waited, int? retryAfter, int? budget, int? expected) =>
        Assert.Equal(Ms(expected), RetryPlan.Next(attempts, Ms(waited)!.Value, Ms(retryAfter), Ms(budget)));

    private static TimeSpan? Ms(int? milliseconds) => milliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : null;
}
