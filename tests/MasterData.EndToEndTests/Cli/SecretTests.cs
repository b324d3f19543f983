using MasterData.Testing;

namespace MasterData.EndToEndTests.Cli;

/// <summary>What is secret is written nowhere but where it belongs.</summary>
public sealed class SecretTests
{
    private const string Password = "bi-mat-cua-redis-0123456789";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Password_OfRedis_IsInNothingThatTheServerWrites(bool inEndpoints)
    {
        var settings = inEndpoints
            ? new Dictionary<string, string>()
            : new() { ["Redis__Password"] = Password, ["Redis__User"] = "masterdata" };
        await using var server = new MasterDataServerProcess
        {
            Seeds = ["agencies"],
            Settings = settings,
            RedisEndpoint = $"127.0.0.1:{FreePort.Next()}{(inEndpoints ? $",password={Password}" : "")}",
        };
        await server.InitializeAsync();

        Assert.DoesNotContain(Password, Said(server), StringComparison.Ordinal);
        Assert.All(
            FilesOf(server),
            file => Assert.True(Occurs(file) is false, $"{file} holds the password."));
    }

    [Fact]
    public async Task Password_OfTheEmbeddedCache_IsInItsOwnFileOnly()
    {
        await using var server = new MasterDataServerProcess { Seeds = ["agencies"] };
        await server.InitializeAsync();
        var own = Path.Combine(server.DataFolder, "cache-password.txt");
        var password = await File.ReadAllTextAsync(own, TestContext.Current.CancellationToken);

        Assert.Equal(64, password.Length);
        Assert.DoesNotContain(password, Said(server), StringComparison.Ordinal);
        Assert.All(
            FilesOf(server).Where(file => file != own),
            file => Assert.False(Occurs(file, password), $"{file} holds the password."));
    }

    // Nobody can open the lock while the server runs.
    private static IEnumerable<string> FilesOf(MasterDataServerProcess server) =>
        Directory.EnumerateFiles(server.DataFolder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not "lock");

    private static string Said(MasterDataServerProcess server) =>
        string.Join('\n', [.. server.Program.OutputLines, .. server.Program.ErrorLines]);

    // The database is open: others may read it while it is written.
    private static bool Occurs(string file, string secret = Password)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd().Contains(secret, StringComparison.Ordinal);
    }
}
