using System.Diagnostics;
using System.Globalization;
using Telemetry.Schema.Differential;

// Reads cases from standard input; see scripts/check-schema-ajv. Exit code 0: no difference and no fault; 1: there was one.
var comparison = new Comparison(Console.Out);
var fuzz = new Fuzz(Console.Out);
var started = Stopwatch.GetTimestamp();
while (Console.In.ReadLine() is { } line)
{
    var judged = JudgedCase.Parse(line);
    if (comparison.Compare(judged) is { } schema)
    {
        fuzz.Feed(schema, judged);
    }
}

fuzz.FeedDeep();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{comparison.Schemas} schemas, {comparison.Instances} documents ({comparison.Valid} valid), {comparison.Differences} differences, ajv alone {comparison.AjvAlone} times; {fuzz.Documents} damaged documents, {fuzz.Faults} faults; {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
return comparison.Schemas > 0 && comparison.Differences == 0 && fuzz.Faults == 0 ? 0 : 1;
