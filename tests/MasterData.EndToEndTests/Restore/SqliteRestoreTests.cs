using MasterData.Testing;

namespace MasterData.EndToEndTests.Restore;

public sealed class SqliteRestoreTests(RedisProcess redis) : RestoreTests(redis)
{
    private string Database => Path.Combine(Server.DataFolder, "masterdata.db");

    [Fact]
    public async Task Restore_ThatCannotBe_ChangesNothing()
    {
        await RunAsync("backup", Backup);
        var junk = Path.Combine(Path.GetDirectoryName(Backup)!, "junk.db");
        await File.WriteAllBytesAsync(
            junk, [.. (await File.ReadAllBytesAsync(Backup, Cancellation)).Take(100_000)], Cancellation);

        await RefusedAsync("Choose another name", "backup", Backup);
        await RefusedAsync("Another server uses the data folder", "restore", Backup);
        await RefusedAsync("Another server uses the data folder", "restore");
        await RefusedAsync("Another server uses the data folder");
        await PublishAsync(1);
        await Server.TerminateAsync(Cancellation);
        await RefusedAsync("is not a whole backup", "restore", junk);
        await RefusedAsync("There is no file", "restore", $"{Backup}.none");

        await Server.StartAsync();
        Assert.Equal(2, (await CopyAsync()).Head.Version);
    }

    protected override Task<MasterDataServerProcess> CreateAsync(string redisEndpoint, IReadOnlyList<string> seeds) =>
        Task.FromResult(new MasterDataServerProcess { RedisEndpoint = redisEndpoint, Seeds = seeds });

    protected override Task BackUpAsync() => RunAsync("backup", Backup);

    protected override async Task RestoreAsync()
    {
        await RunAsync("restore", Backup);
        Assert.Single(Directory.EnumerateFiles(Server.DataFolder, "masterdata.db.before-restore-*"));
    }

    protected override Task PutBackAsync()
    {
        File.Copy(Backup, Database, overwrite: true);
        File.Delete($"{Database}-wal");
        File.Delete($"{Database}-shm");
        return Task.CompletedTask;
    }

    private async Task RefusedAsync(string reason, params IEnumerable<string> arguments)
    {
        var result = await ServerAsync(arguments);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }
}
