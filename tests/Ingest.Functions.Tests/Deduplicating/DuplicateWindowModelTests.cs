using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Sinks;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Deduplicating;

/// <summary>The window against one that is obviously right: a list of all that was ever stored. It may remember up to twice as many as it must.</summary>
public sealed class DuplicateWindowModelTests
{
    private const int Capacity = 3;
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    private static readonly CommitOutcome[] Outcomes =
        [CommitOutcome.Stored, CommitOutcome.Stored, CommitOutcome.Retry(RetryReason.SinkFailed), new(RetryReason.None, TimeSpan.Zero, [RowVerdict.Invalid])];

    private static readonly Gen<Step> Steps = Gen.Choose(0, 9).SelectMany(kind => Gen.Choose(0, 5).SelectMany(id => Gen.Choose(0, 3).Select(number => new Step(kind, id, number))));

    [Fact]
    public void Window_AnySteps_AnswersAsTheModelDoes() =>
        Prop.ForAll(Steps.ListOf().ToArbitrary(), steps =>
        {
            var clock = new ManualTimeProvider();
            var window = new DuplicateWindow(Capacity, Age, clock);
            var model = new Model();
            foreach (var step in steps)
            {
                Take(step, window, model, clock);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(200));

    private static void Take(Step step, DuplicateWindow window, Model model, ManualTimeProvider clock)
    {
        switch (step.Kind)
        {
            case < 5:
                Claim(step.Id, window, model, clock.GetUtcNow());
                break;
            case < 9 when model.UnderWay.Remove(step.Id, out var copies):
                window.Settle(step.Id, Outcomes[step.Number]);
                if (Outcomes[step.Number].IsStored)
                {
                    model.Stored.Add((step.Id, clock.GetUtcNow()));
                }

                Assert.All(copies, c => Assert.Equal(Outcomes[step.Number], c.GetAwaiter().GetResult()));
                break;
            case 9:
                clock.Advance(TimeSpan.FromSeconds(step.Number * 2));
                break;
        }

        Assert.InRange(window.Count, model.UnderWay.Count, model.UnderWay.Count + (2 * Capacity));
    }

    private static void Claim(int id, DuplicateWindow window, Model model, DateTimeOffset now)
    {
        var answer = window.Claim(id);
        if (model.UnderWay.TryGetValue(id, out var copies))
        {
            Assert.False(answer!.IsCompleted);
            copies.Add(answer);
        }
        else if (answer is not null)
        {
            Assert.True(answer.IsCompletedSuccessfully);
            Assert.True(model.IsStored(id, 2 * Capacity, now));
        }
        else
        {
            Assert.False(model.IsStored(id, Capacity, now));
            model.UnderWay.Add(id, []);
        }
    }

    private sealed record Step(int Kind, int Id, int Number);

    private sealed class Model
    {
        public List<(int Id, DateTimeOffset At)> Stored { get; } = [];

        public Dictionary<int, List<Task<CommitOutcome>>> UnderWay { get; } = [];

        /// <summary>Whether the id is among so many that were stored last, and not past its age.</summary>
        public bool IsStored(int id, int last, DateTimeOffset now) => Stored.TakeLast(last).Any(s => s.Id == id && now - s.At < Age);
    }
}
