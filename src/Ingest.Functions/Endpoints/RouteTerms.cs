using Ingest.Functions.Authenticating;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Endpoints;

/// <summary>What a route asks of a request before its body is read, where routes differ.</summary>
/// <param name="Token">Where the token is shown.</param>
/// <param name="MediaTypes">The media types it takes, for people.</param>
/// <param name="Format">How the events lie in a body of a Content-Type; null where the route does not take it.</param>
internal sealed record RouteTerms(TokenPlace Token, string MediaTypes, Func<string?, BodyFormat?> Format)
{
    /// <summary>Those of this product's own routes.</summary>
    public static readonly RouteTerms Own = new(TokenPlace.Bearer, BodyFormats.Accepted, BodyFormats.Parse);

    /// <summary>Told of a token that was refused, to add headers to the answer.</summary>
    public Action<HttpResponse, TokenVerdict>? Refused { get; init; }
}
