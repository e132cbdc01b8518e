using System.Text.Unicode;

namespace LogsIngestion.StandIn.Rules;

/// <summary>Sizes, content encoding and character encoding of a body.</summary>
internal static class BodyDecoder
{
    public static DecodedBody Decode(UploadCall call, int limit)
    {
        if (call.WireBytes > limit)
        {
            return DecodedBody.Refused(TooLong(limit, call.WireBytes));
        }

        switch (call.ContentEncoding)
        {
            case "" or "identity":
                return Text(call.Body);
            case "gzip":
                var content = GzipMember.Inflate(call.Body, limit);
                if (content is null)
                {
                    return DecodedBody.Refused(Malformed("The body is not one whole gzip member."));
                }

                return content.Length > limit ? DecodedBody.Refused(TooLong(limit, content.Length)) : Text(content);
            default:
                return DecodedBody.Refused(new Refusal(415, "UnsupportedMediaType", "Content-Encoding is neither gzip nor identity."));
        }
    }

    public static Refusal Malformed(string message) => new(400, "InvalidRequest", message);

    // Code and wording are those of the service (seen in JulianHayward/AzADServicePrincipalInsights#30).
    private static Refusal TooLong(int limit, long length) =>
        new(413, "ContentLengthLimitExceeded", $"Maximum allowed content length: {limit} bytes (1 MB). Provided content length: {length} bytes.");

    private static DecodedBody Text(ReadOnlyMemory<byte> content) =>
        Utf8.IsValid(content.Span) ? new DecodedBody(content, null) : DecodedBody.Refused(Malformed("The body is not UTF-8."));
}
