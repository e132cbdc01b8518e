using System.Globalization;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;
using Ingest.Functions.Validating;
using Telemetry.Schema;
using Telemetry.Schema.Catalogue;

namespace Ingest.Bench.Figures;

/// <summary>The two schemas an event is checked against, against a bare pass of a JSON reader over the same bytes.</summary>
internal static class ValidatorFigure
{
    private const int CallsAtOnce = 100;

    public static async Task<Figure> MeasureAsync(Effort effort)
    {
        var utf8 = SampleEvents.Single();
        var plans = new EventPlans(EventCatalogue.BuiltIn);
        var data = plans.Find("command"u8, 1)!;
        var choice = new DataChoice(plans);
        var members = new JsonMember[plans.EnvelopeMembers];
        var dataMembers = new JsonMember[data.Members];

        var comparison = await Comparison.RunAsync(effort, ValidateAsync, time => ReaderPass.NanosecondsAsync(utf8, 1, time));
        return new Figure(
            "Validator, envelope and data of one event",
            string.Create(CultureInfo.InvariantCulture, $"{comparison.Measured:N0} ns"),
            string.Create(CultureInfo.InvariantCulture, $"{comparison.Baseline:N0} ns"),
            RatioText.Of(comparison),
            comparison.Ratio,
            null);

        Task<double> ValidateAsync(TimeSpan time) => Task.Run(() => Loop.Nanoseconds(time, CallsAtOnce, Validate));

        void Validate(int calls)
        {
            for (var i = 0; i < calls; i++)
            {
                Array.Clear(members);
                Array.Clear(dataMembers);
                choice.Reset();
                if (plans.Envelope.Validate(utf8, members, choice, dataMembers) != ValidationOutcome.Valid || choice.Chosen != data)
                {
                    throw new InvalidOperationException("The sample event is not valid.");
                }
            }
        }
    }
}
