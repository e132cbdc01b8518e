using System.Globalization;
using System.Security.Cryptography;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Rules;
using Microsoft.AspNetCore.Http;

namespace LogsIngestion.StandIn.Tokens;

/// <summary>
/// Managed identity as App Service and Functions offer it (protocol 2019-08-01): the process finds the address in
/// <c>IDENTITY_ENDPOINT</c> and sends the value of <c>IDENTITY_HEADER</c> along, which code on other machines cannot know.
/// </summary>
internal sealed class ManagedIdentityEndpoint(TokenIssuer tokens, FaultScript faults, AnswerWriter writer)
{
    public const string Path = "/msi/token";

    private const string ProtocolVersion = "2019-08-01";

    /// <summary>The secret of this run.</summary>
    public string Header { get; } = RandomNumberGenerator.GetHexString(32);

    public async Task HandleAsync(HttpContext context)
    {
        var fault = faults.Next();
        var answer = fault.Status is null ? Decide(context.Request) : Answer.Of(writer.Scripted(fault));
        try
        {
            await writer.WriteAsync(context, answer, fault, static _ => { });
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client left; there is nobody to tell.
        }
    }

    private Answer Decide(HttpRequest request)
    {
        if (request.Method != HttpMethods.Get || request.Path != Path)
        {
            return Refused(404, "There is no such path.");
        }

        if (request.Headers["X-IDENTITY-HEADER"] != Header)
        {
            return Refused(401, "X-IDENTITY-HEADER is not the value of IDENTITY_HEADER.");
        }

        if (request.Query["api-version"] != ProtocolVersion)
        {
            return Refused(400, $"The api-version must be {ProtocolVersion}.");
        }

        string? resource = request.Query["resource"];
        return string.IsNullOrEmpty(resource) ? Refused(400, "The parameter resource is missing.") : Issue(resource);
    }

    private Answer Issue(string resource)
    {
        var token = tokens.Issue(resource);
        return Answer.Of(new
        {
            access_token = token.Value,
            expires_on = token.Expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            resource,
            token_type = "Bearer",
        });
    }

    private static Answer Refused(int status, string message) => Answer.Of(new Refusal(status, "IdentityRefused", message));
}
