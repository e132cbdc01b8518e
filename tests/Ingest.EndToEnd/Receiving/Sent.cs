using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace Ingest.EndToEnd.Receiving;

/// <summary>Requests of every kind that a receiver takes or refuses, by what is particular about them.</summary>
internal static class Sent
{
    public const string Command = """{"command":"hello","outcome":"success","exit_code":0,"duration_ms":12}""";

    private const string Dws = """{"schema_version":"1","ts":"2026-06-04T11:38:24.123+08:00","command":"doc","outcome":"error","err_class":"validation","exit_code":1,"duration_ms":73}""";

    private const string Action = """{"ver":"4.0","name":"WinMLCLIAction","time":"2026-11-21T09:00:00.123Z","iKey":"o:KEY","data":{"invoked_from":"Interactive","action_name":"run","device":"npu","ep":null,"duration_ms":120,"success":true,"model_id":"microsoft/resnet-50"},"ext":{"device":{"localId":"r:7c9e6679-7425-40de-944b-e07fc1f90ae7","authId":"EXISTING","deviceClass":"AMD64"},"os":{"name":"Windows","ver":"10.0.26100"},"app":{"ver":"1.4.0","sesId":"0d9a4c1e-5b1f-4c5e-9a55-3f1d2c4b5a69"}}}""";

    private static readonly Dictionary<string, Func<HttpRequestMessage>> Requests = new()
    {
        ["the root"] = () => Get("/"),
        ["the root as JSON"] = () => Get("/", "application/json"),
        ["health"] = () => Get("/healthz"),
        ["readiness"] = () => Get("/readyz"),
        ["the catalogue"] = () => Get("/v1/catalog"),
        ["a schema"] = () => Get("/v1/catalog/command"),
        ["no schema"] = () => Get("/v1/catalog/nothing"),
        ["problems"] = () => Get("/problems"),
        ["a problem"] = () => Get("/problems/unauthorized"),
        ["no page"] = () => Get("/no/such/page"),
        ["a wrong method"] = () => new HttpRequestMessage(HttpMethod.Delete, "/v1/events"),
        ["an event of its own"] = () => Json("/v1/events", Event(1)),
        ["the same event again"] = () => Json("/v1/events", Event(1)),
        ["an array"] = () => Json("/v1/events", $"[{Event(2)},{Event(3)},{Event(2)}]"),
        ["lines"] = () => Post("/v1/events", Encoding.UTF8.GetBytes($"{Event(4)}\n{Event(5)}\n"), "application/x-ndjson"),
        ["a named event"] = () => Json("/v1/events/command", Command),
        ["gzip"] = () => Encoded("gzip", 6, static s => new GZipStream(s, CompressionLevel.Optimal)),
        ["deflate"] = () => Encoded("deflate", 7, static s => new ZLibStream(s, CompressionLevel.Optimal)),
        ["brotli"] = () => Encoded("br", 8, static s => new BrotliStream(s, CompressionLevel.Optimal)),
        ["an unknown coding"] = () => Encoded("zstd", 9, static s => new BufferedStream(s)),
        ["a body that is no gzip"] = () => Encoded("gzip", 10, static s => new BufferedStream(s)),
        ["an event of another shape"] = () => Json("/v1/events", """{"name":"command","v":1,"app":"Demo!","data":{"outcome":"maybe","duration_ms":-1,"extra":[1,2]}}"""),
        ["a failure without its reason"] = () => Json("/v1/events/command", """{"command":"hello","outcome":"failure","exit_code":1,"duration_ms":12}"""),
        ["an error event"] = () => Json("/v1/events/error", """{"exception_type":"System.IO.IOException","exception_stack":[{"file":"src/run.cs","line":12,"function":"main"}]}"""),
        ["no JSON"] = () => Json("/v1/events", "{\"name\":"),
        ["another media type"] = () => Post("/v1/events", "a=b"u8.ToArray(), "application/x-www-form-urlencoded"),
        ["no token"] = () => With(Json("/v1/events", Event(11)), r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "tk_nothing")),
        ["dws"] = () => Json("/dws", Dws),
        ["dws at the root"] = () => Json("/", Dws),
        ["dws of another shape"] = () => Json("/dws", """{"schema_version":"2"}"""),
        ["OneCollector"] = () => Collector(Action),
        ["OneCollector of another shape"] = () => Collector("""{"ver":"3.0","name":"x"}"""),
        ["the dashboard's script"] = () => Get("/dashboard/assets/nothing.js"),
    };

    public static TheoryData<string> Names => [.. Requests.Keys];

    public static HttpRequestMessage Request(string name) => Requests[name]();

    private static string Event(int number) =>
        $$$"""{"id":"019aa5c0-0000-7000-8000-{{{number:D12}}}","name":"command","v":1,"time":"2026-11-21T09:00:00.000Z","app":"notes","app_version":"1.4.2","os":"linux","arch":"x64","data":{"command":"note","subcommand":"add","outcome":"success","exit_code":0,"duration_ms":12}}""";

    private static HttpRequestMessage Get(string path, string accept = "*/*") =>
        With(new HttpRequestMessage(HttpMethod.Get, path), r => r.Headers.Accept.ParseAdd(accept));

    private static HttpRequestMessage Json(string path, string body) => Post(path, Encoding.UTF8.GetBytes(body), "application/json");

    private static HttpRequestMessage Post(string path, byte[] body, string mediaType) =>
        new(HttpMethod.Post, path) { Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } } };

    private static HttpRequestMessage Collector(string body) => With(
        Post("/OneCollector/1.0/", Encoding.UTF8.GetBytes(body.Replace("KEY", RunningReceiver.Producer.Id, StringComparison.Ordinal)), "application/x-json-stream; charset=utf-8"),
        r => r.Headers.Add("x-apikey", $"{RunningReceiver.Producer.Id}-{RunningReceiver.Producer.Reveal()}"));

    private static HttpRequestMessage Encoded(string coding, int number, Func<Stream, Stream> open)
    {
        using var target = new MemoryStream();
        using (var encoder = open(target))
        {
            encoder.Write(Encoding.UTF8.GetBytes(Event(number)));
        }

        return With(Post("/v1/events", target.ToArray(), "application/json"), r => r.Content!.Headers.ContentEncoding.Add(coding));
    }

    private static HttpRequestMessage With(HttpRequestMessage request, Action<HttpRequestMessage> change)
    {
        change(request);
        return request;
    }
}
