using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Ingest.Functions.Tests.Hosting;
using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Tests.Endpoints;

public class TokenTests
{
    public static TheoryData<string> Refused => new(
        "", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer nonsense", "Token {token}", "Bearer {token}x", "Bearer {typo}", "Bearer {stranger}", "{token}");

    [Theory]
    [MemberData(nameof(Refused))]
    [Trait("Carries", "dws.bearer")]
    public async Task Post_WithoutAValidToken_Is401WithTheSameBodyForAll(string header)
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = new HttpClient { BaseAddress = receiver.Address };
        var stranger = IngestToken.Mint(RandomNumberGenerator.Fill).Reveal();
        var typo = receiver.Token[..20] + (receiver.Token[20] == 'a' ? 'b' : 'a') + receiver.Token[21..];
        var value = header
            .Replace("{token}", receiver.Token, StringComparison.Ordinal)
            .Replace("{typo}", typo, StringComparison.Ordinal)
            .Replace("{stranger}", stranger, StringComparison.Ordinal);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", value);

        using var response = await client.PostAsync("/v1/events", new StringContent("not even JSON"), TestContext.Current.CancellationToken);

        await response.AssertProblemAsync(401, "unauthorized");
        Assert.StartsWith("Bearer error=\"invalid_", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        using var without = new HttpClient { BaseAddress = receiver.Address };
        using var missing = await without.PostAsync("/v1/events", null, TestContext.Current.CancellationToken);
        Assert.Equal(
            await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(receiver.Token, receiver.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger, receiver.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Disabled", "true", "Disabled")]
    [InlineData("Expires", "2026-01-01T00:00:00Z", "Expired")]
    [InlineData("NotBefore", "2126-01-01T00:00:00Z", "NotYetValid")]
    public async Task Post_WithATokenThatIsNotValidNow_Is401AndTheLogSaysWhy(string setting, string value, string reason)
    {
        await using var receiver = await Receiver.StartAsync(($"Ingest:Producers:{{token}}:{setting}", value));

        using var response = await receiver.PostAsync(SampleEvents.Command());

        await response.AssertProblemAsync(401, "unauthorized");
        Assert.Contains($"{reason} (token id {receiver.TokenId})", receiver.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SchemeInLowerCase_IsTaken()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("bearer", receiver.Token);

        using var response = await receiver.PostAsync(SampleEvents.Command());

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Post_TokenWithoutScope_Is403NamingTheScope()
    {
        await using var receiver = await Receiver.StartAsync(("Ingest:Producers:{token}:Scopes", "read"));

        using var response = await receiver.PostAsync(SampleEvents.Command());

        await response.AssertProblemAsync(403, "forbidden-scope");
        Assert.Equal("Bearer error=\"insufficient_scope\", scope=\"write\"", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Post_EventOfAnotherApp_Is403AndInABatchOnlyThatEvent()
    {
        await using var receiver = await Receiver.StartAsync(("Ingest:Producers:{token}:Apps", "notes, other"));

        using var single = await receiver.PostAsync(SampleEvents.Command("stranger"));
        using var batch = await receiver.PostAsync(
            SampleEvents.Command().ToJsonString() + "\n" + SampleEvents.Command("stranger").ToJsonString() + "\n" + SampleEvents.Command("other").ToJsonString(), Requests.Lines);

        await single.AssertProblemAsync(403, "forbidden-app");
        var answer = await batch.JsonAsync();
        Assert.Equal(2, (int?)answer["stored"]);
        Assert.Equal(1, (int?)answer["results"]!.AsArray().Single()!["index"]);
        Assert.Equal("app", (string?)answer["results"]![0]!["errors"]![0]!["keyword"]);
    }

    [Fact]
    public async Task Post_AuthorizationOfOneMebibyte_Is431AndTheReceiverGoesOn()
    {
        await using var receiver = await Receiver.StartAsync();
        using var connection = await RawConnection.OpenAsync(receiver.Address);

        try
        {
            await connection.SendAsync($"POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {new string('a', 1 << 20)}\r\n\r\n");
        }
        catch (IOException)
        {
            // The receiver has answered and closed before all of it was sent.
        }

        Assert.Contains("431", await connection.StatusLineAsync(), StringComparison.Ordinal);
        using var next = await receiver.PostAsync(SampleEvents.Command());
        Assert.Equal(HttpStatusCode.NoContent, next.StatusCode);
    }

    [Fact]
    public async Task Post_AnonymousAllowed_NeedsNoTokenButRefusesAWrongOne()
    {
        await using var receiver = await Receiver.StartAsync(("Ingest:AllowAnonymous", "true"));
        receiver.Client.DefaultRequestHeaders.Authorization = null;

        using var none = await receiver.PostAsync(SampleEvents.Command());
        receiver.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "tk_wrong");
        using var wrong = await receiver.PostAsync(SampleEvents.Command());

        Assert.Equal(HttpStatusCode.NoContent, none.StatusCode);
        await wrong.AssertProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task Post_Refused_AnswersBeforeTheBodyIsSent()
    {
        await using var receiver = await Receiver.StartAsync();
        using var connection = await RawConnection.OpenAsync(receiver.Address);

        await connection.SendAsync("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n");

        Assert.Contains("401", await connection.StatusLineAsync(), StringComparison.Ordinal);
    }
}
