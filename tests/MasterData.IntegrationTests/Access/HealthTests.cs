using System.Net;

namespace MasterData.IntegrationTests.Access;

/// <summary>What the health of a server tells, and whom.</summary>
public sealed class HealthTests(WholeServerFixture fixture) : IClassFixture<WholeServerFixture>
{
    private readonly WholeServer _server = fixture.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("Bearer md_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Ready_WithoutAValidKey_TellsTheStatusOnly(string authorization)
    {
        using var answer = await _server.AskAsync(
            HttpMethod.Get, "/health/ready", authorization, cancellationToken: Cancellation);

        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("\"status\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("checks", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_WithAKey_TellsWhatAilsIt()
    {
        using var answer = await _server.AskAsync(
            HttpMethod.Get, "/health/ready", _server.As("consumer"), cancellationToken: Cancellation);

        Assert.Contains("\"database\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live", "attacker.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("/health/ready", "attacker.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("/health/live", "localhost", HttpStatusCode.OK)]
    [InlineData("/health/live", "10.20.30.40", HttpStatusCode.OK)]
    [InlineData("/health/live", "[::1]", HttpStatusCode.OK)]
    public async Task Health_UnderANameThatIsNotIts_IsNotAnswered(string path, string host, HttpStatusCode expected)
    {
        using var answer = await _server.AskAsync(HttpMethod.Get, path, host: host, cancellationToken: Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }
}
