namespace Telemetry.Client.Tests.Scrubbing;

/// <summary>Texts that, repeated, make rules look ahead again and again.</summary>
internal static class HostileShapes
{
    internal static string[] All { get; } =
    [
        "a", " ", "\n", "'", "'a ", "\"x", "`a ", "“x ", "(", "[", "/", "\\", "/a ", "C:\\a ", "C:\\a b\\c ", "/a b ", "a/b ", "~", ".", "..", "../", "a.", "a:", "a=", "a=b;", "b=c;d=e;", "Server=a;",
        "password:", "password=", "password ", "password=a b ", "password: \"", "\"password\":", "{\"password\":[", "<password>", "token a ", "--token ", "-p ", "Bearer x ", "user 'a' ", "key=password ",
        "Cookie: a \"", "a@", "a@b ", "<a@b.c>", "Aa <a@b.c>", "\"a\" <a@b.c> ", "%40", "%", "$", "${", "1 ", "1-", "1:", "1.", "(1", "+1 (", "4111 ", "::", "1::", "0a:", "ab-", "12345678-", "eyJ", "ghp_",
        "AKIA", "sk-", "aB3dE", "-----BEGIN ", "-----END ", "-", "http://", "www.", "file:", "a@b:c", "\u001B[", "\u001B]", "\u200B", "<", "<path>", "é", "中a", "😀", "\\\"", "x\n", "Lorem ipsum dolor sit amet. ",
        "-u [", "-u a,", "user=<ip>;", "Server=<ip>;", "x:+12345678.", "/a:1:", "key=[password ", "key=password,", "password>", "token:is:",
        "'\":\"a.b", "\": a.b", "04111 ", "'~x.y.z", "~/\u00A0", "key:0a:\n", "Cookie: a \"：SG.", "/p:。", "./”:1:", "\\\"a@b:", "1::\":\"\"x", "пароль=x\n",
    ];
}
