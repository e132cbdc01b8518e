using System.Text.Json;
using Telemetry.Client.Kvp.Storing;

namespace Telemetry.Tool.Kvp;

/// <summary>A pool, its name, and where and how to answer.</summary>
internal sealed record KvpTarget(KvpStore Store, string PoolName, OutputFormat Format, ToolSurroundings Surroundings)
{
    /// <summary>Everything in the pool. What is no text in it is named on standard error and left out.</summary>
    public PoolContents Read()
    {
        var contents = Store.ReadAsync().GetAwaiter().GetResult();
        if (contents.Unreadable > 0)
        {
            Surroundings.Error.WriteLine($"{contents.Unreadable} of {contents.Slots.Count} records are no text (UTF-8) and are left out.");
        }

        if (contents.TailBytes > 0)
        {
            Surroundings.Error.WriteLine($"The last {contents.TailBytes} bytes are part of a record that was not written whole; they are left out, and the next writer cuts them off.");
        }

        return contents;
    }

    /// <summary>Answers in the form that was asked for.</summary>
    public int Answer(IEnumerable<string> lines, Action<Utf8JsonWriter> json, int exitCode = ExitCode.Success)
    {
        if (Format == OutputFormat.Json)
        {
            Surroundings.Out.Write(JsonText.Of(json));
            return exitCode;
        }

        foreach (var line in lines)
        {
            Surroundings.Out.WriteLine(line);
        }

        return exitCode;
    }
}
