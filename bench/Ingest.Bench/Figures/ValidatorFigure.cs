using System.Globalization;
using Ingest.Bench.Measuring;
using Ingest.Bench.Schemas;
using Ingest.Bench.Serving;
using Ingest.Functions.Validating;
using Telemetry.Schema;
using Telemetry.Schema.Catalogue;

namespace Ingest.Bench.Figures;

/// <summary>Checking a document against a compiled schema, against a bare pass of a JSON reader over the same bytes.</summary>
internal static class ValidatorFigure
{
    private const int CallsAtOnce = 100;

    private static readonly Bar ValidBar = new(BarSide.AtMost, 2.0);
    private static readonly Bar InvalidBar = new(BarSide.AtMost, 4.0);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort)
    {
        var valid = SampleEvents.Single();
        byte[] invalid = [.. valid.AsSpan(0, valid.Length - 2), .. ",\"undeclared\":1}}"u8];
        var figures = new List<Figure>
        {
            await EventAsync("Validator, envelope and data of one event", valid, ValidationOutcome.Valid, ValidBar, effort),
            await EventAsync("Validator, one event whose last property is not declared", invalid, ValidationOutcome.Invalid, InvalidBar, effort),
        };
        foreach (var sample in SampleSchemas.All)
        {
            var schema = JsonSchema.Compile(sample.Schema);
            figures.Add(await CompareAsync($"Validator, a schema that is {sample.Kind}", sample.Document, ValidationOutcome.Valid, () => schema.Validate(sample.Document), null, effort));
        }

        return figures;
    }

    private static Task<Figure> EventAsync(string name, byte[] utf8, ValidationOutcome expected, Bar bar, Effort effort)
    {
        var plans = new EventPlans(EventCatalogue.BuiltIn);
        var choice = new DataChoice(plans);
        var members = new JsonMember[plans.EnvelopeMembers];
        var dataMembers = new JsonMember[plans.MostDataMembers];
        var errors = new ValidationErrors();
        return CompareAsync(name, utf8, expected, Validate, bar, effort);

        ValidationOutcome Validate()
        {
            Array.Clear(members);
            Array.Clear(dataMembers);
            choice.Reset();
            errors.Clear();
            return plans.Envelope.Validate(utf8, members, choice, dataMembers, errors);
        }
    }

    private static async Task<Figure> CompareAsync(string name, byte[] utf8, ValidationOutcome expected, Func<ValidationOutcome> validate, Bar? bar, Effort effort)
    {
        var comparison = await Comparison.RunAsync(
            effort,
            time => Task.Run(() => Loop.Nanoseconds(time, CallsAtOnce, Validate)),
            time => ReaderPass.NanosecondsAsync(utf8, 1, time));
        return new Figure(
            name,
            string.Create(CultureInfo.InvariantCulture, $"{comparison.Measured:N0} ns"),
            string.Create(CultureInfo.InvariantCulture, $"{comparison.Baseline:N0} ns"),
            RatioText.Of(comparison),
            comparison.Ratio,
            bar);

        void Validate(int calls)
        {
            for (var i = 0; i < calls; i++)
            {
                if (validate() != expected)
                {
                    throw new InvalidOperationException($"Expected a document that is {expected}.");
                }
            }
        }
    }
}
