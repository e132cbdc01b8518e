namespace Telemetry.Client.Verbs.Checking;

/// <summary>Says by which way requests go: the platform's proxy settings, which <c>HTTPS_PROXY</c> and <c>NO_PROXY</c> override.</summary>
internal static class ProxyCheck
{
    internal static CheckResult Of(Uri url)
    {
        var proxy = HttpClient.DefaultProxy.IsBypassed(url) ? null : HttpClient.DefaultProxy.GetProxy(url);
        return new("proxy", CheckLevel.Ok, proxy is null || proxy == url
            ? "None; requests go straight to the receiver."
            : $"Requests go by {proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}.");
    }
}
