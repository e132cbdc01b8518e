using System.Globalization;
using System.Text.Json;

namespace Telemetry.Tool.Samples;

/// <summary>A file of rows as the receiver names them. Its number is one that a receiver hardly comes to, so that it never writes where one writes.</summary>
internal sealed class SampleFile(string directory, string prefix, DateTimeOffset hour) : IDisposable
{
    private readonly string _path = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{prefix}-{hour.UtcDateTime:yyyyMMdd'T'HH}-500.jsonl"));
    private FileStream? _file;
    private Utf8JsonWriter? _json;

    public void Line(Action<Utf8JsonWriter> write)
    {
        _file ??= new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        _json ??= new Utf8JsonWriter(_file);
        _json.WriteStartObject();
        write(_json);
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _file.WriteByte((byte)'\n');
    }

    public void Dispose()
    {
        _json?.Dispose();
        _file?.Dispose();
        if (_file is not null)
        {
            // As if they had been stored when they came: the dashboard says when that was.
            File.SetLastWriteTimeUtc(_path, hour.UtcDateTime.AddHours(1));
        }
    }
}
