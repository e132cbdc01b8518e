using System.Text.Encodings.Web;
using Microsoft.Extensions.Logging.Console;

namespace Ingest.Functions.Hosting;

/// <summary>Where log records go, for every way of hosting: onto the console, one line each.</summary>
internal static class LogLines
{
    private const string Formatter = "Logging:Console:FormatterName";

    /// <summary>Readable lines in Development, JSON elsewhere, unless a formatter is configured.</summary>
    public static void AddLogLines(this IHostApplicationBuilder builder, Exposure exposure)
    {
        builder.Logging.AddConsole();
        if (builder.Configuration[Formatter] is null)
        {
            builder.AddFormatter();
        }

        if (exposure == Exposure.BehindFunctionsHost)
        {
            // The Functions host takes what is written to the standard output for information, and tells warnings from errors
            // among the lines of the standard error (its WorkerProcess.ParseErrorMessageAndLog).
            builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Warning);
        }
    }

    /// <summary>Named in either case: a console logger without a name for its formatter passes over the formatter's settings, and takes two lines.</summary>
    private static void AddFormatter(this IHostApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole();
        }
        else
        {
            builder.Logging.AddJsonConsole(o => o.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        }
    }
}
