using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ingest.Bench.Measuring;
using Ingest.Bench.Schemas;
using Ingest.Bench.Serving;
using Ingest.Functions.Validating;
using Telemetry.Schema;
using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Catalogue.Reading;

namespace Ingest.Bench.Figures;

/// <summary>Checking a document against a compiled schema, against a bare pass of a JSON reader over the same bytes; and ajv at the same.</summary>
internal static class ValidatorFigure
{
    private const int CallsAtOnce = 100;

    private static readonly Bar ValidBar = new(BarSide.AtMost, 2.0);
    private static readonly Bar InvalidBar = new(BarSide.AtMost, 4.0);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort)
    {
        var valid = SampleEvents.Single();
        byte[] invalid = [.. valid.AsSpan(0, valid.Length - 2), .. ",\"undeclared\":1}}"u8];
        List<ValidatorCase> cases =
        [
            OfEvent("Validator, envelope and data of one event", valid, ValidationOutcome.Valid, ValidBar),
            OfEvent("Validator, one event whose last property is not declared", invalid, ValidationOutcome.Invalid, InvalidBar),
            .. SampleSchemas.All.Select(Of),
        ];
        var figures = new List<Figure>();
        var ajv = await AjvTimes.MeasureAsync(cases);
        for (var i = 0; i < cases.Count; i++)
        {
            var comparison = await CompareAsync(cases[i], effort);
            figures.Add(new Figure(cases[i].Name, Nanoseconds(comparison.Measured), Nanoseconds(comparison.Baseline), RatioText.Of(comparison), comparison.Ratio, cases[i].Bar));
            if (ajv.Absence.Length == 0)
            {
                figures.Add(OfAjv(cases[i].Name, ajv.Nanoseconds[i], comparison));
            }
        }

        if (ajv.Absence.Length > 0)
        {
            figures.Add(new Figure("Validator, ajv at the same", ajv.Absence, "", "", 0, null));
        }

        return figures;
    }

    private static Figure OfAjv(string name, double? nanoseconds, Comparison ours) => nanoseconds is { } measured
        ? new Figure(
            $"{name}: ajv, with its parse",
            Nanoseconds(measured),
            Nanoseconds(ours.Baseline),
            string.Create(CultureInfo.InvariantCulture, $"{measured / ours.Baseline:0.00}, {measured / ours.Measured:0.0} times ours"),
            measured / ours.Baseline,
            null)
        : new Figure($"{name}: ajv, with its parse", "judges it otherwise", "", "", 0, null);

    private static ValidatorCase Of(SampleSchema sample)
    {
        var schema = JsonSchema.Compile(sample.Schema);
        return new ValidatorCase($"Validator, a schema that is {sample.Kind}", sample.Schema, sample.Document, ValidationOutcome.Valid, () => schema.Validate(sample.Document), null);
    }

    private static ValidatorCase OfEvent(string name, byte[] utf8, ValidationOutcome expected, Bar bar)
    {
        var plans = new EventPlans(EventCatalogue.BuiltIn);
        var choice = new DataChoice(plans);
        var members = new JsonMember[plans.EnvelopeMembers];
        var dataMembers = new JsonMember[plans.MostDataMembers];
        var errors = new ValidationErrors();
        return new ValidatorCase(name, EventSchema(), utf8, expected, Validate, bar);

        ValidationOutcome Validate()
        {
            Array.Clear(members);
            Array.Clear(dataMembers);
            choice.Reset();
            errors.Clear();
            return plans.Envelope.Validate(utf8, members, choice, dataMembers, errors);
        }
    }

    // The envelope with the schema of a command's data in it, which is chosen by the event's name here.
    private static byte[] EventSchema()
    {
        var files = SchemaFiles.Embedded();
        var envelope = Parse("envelope.schema.json");
        envelope["properties"]!["data"] = Parse("events/command.schema.json");
        return Encoding.UTF8.GetBytes(envelope.ToJsonString());

        JsonNode Parse(string name) => JsonNode.Parse(files.Single(file => file.Name == name).Utf8)!;
    }

    private static Task<Comparison> CompareAsync(ValidatorCase work, Effort effort)
    {
        return Comparison.RunAsync(
            effort,
            time => Task.Run(() => Loop.Nanoseconds(time, CallsAtOnce, Validate)),
            time => ReaderPass.NanosecondsAsync(work.Document, 1, time));

        void Validate(int calls)
        {
            for (var i = 0; i < calls; i++)
            {
                if (work.Validate() != work.Expected)
                {
                    throw new InvalidOperationException($"Expected a document that is {work.Expected}.");
                }
            }
        }
    }

    private static string Nanoseconds(double nanoseconds) => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:N0} ns");
}
