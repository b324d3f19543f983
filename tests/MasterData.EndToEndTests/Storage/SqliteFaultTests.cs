using Grpc.Core;
using MasterData.Testing;
using MasterData.V1;
using Microsoft.Data.Sqlite;

namespace MasterData.EndToEndTests.Storage;

/// <summary>SQLite that cannot write: the disk is full, or another process holds the lock.</summary>
public sealed class SqliteFaultTests : IAsyncLifetime
{
    private const string Catalog = "agencies";
    private const string Code = "G09";

    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("md-disk-");
    private bool _isMounted;
    private MasterDataServerProcess _server = null!;
    private SteadyPublisher _publisher = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _publisher?.Dispose();
        if (_server is not null)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', _server.Program.OutputLines));
            await _server.DisposeAsync();
        }

        if (_isMounted)
        {
            await RunningProgram.RunAsync(
                [InstalledProgram.Require("umount"), _disk.FullName], cancellationToken: CancellationToken.None);
        }

        _disk.Delete(recursive: true);
    }

    [Fact]
    [Fault(9)]
    public async Task Publish_WithTheDiskFull_FailsWholeAndSaysSoAndGoesOnWhenThereIsRoom()
    {
        var mount = await RunningProgram.RunAsync(
            ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", _disk.FullName], cancellationToken: Cancellation);
        _isMounted = mount.ExitCode is 0;
        Assert.SkipUnless(_isMounted, $"This user may not mount a small disk: {mount.Error}");
        await StartAsync(Path.Combine(_disk.FullName, "data"));
        var ballast = Path.Combine(_disk.FullName, "ballast");

        await FailsWholeAsync(() => Fill(ballast), "không ghi được");

        File.Delete(ballast);
        await GoesOnAsync();
    }

    [Fact]
    [Fault(9)]
    public async Task Publish_WithFilesThatMayNotGrow_FailsWholeAndGoesOnWhenTheyMay()
    {
        await StartAsync(Path.Combine(_disk.FullName, "data"));

        await FailsWholeAsync(() => LimitAsync("4096:"), "cơ sở dữ liệu");

        await LimitAsync("unlimited:");
        await GoesOnAsync();
    }

    [Fact]
    [Fault(9)]
    public async Task Publish_WhileAnotherProcessHoldsTheLock_FailsWholeAndGoesOnAfterIt()
    {
        await StartAsync(Path.Combine(_disk.FullName, "data"));
        await using var other = new SqliteConnection(
            $"Data Source={Path.Combine(_server.DataFolder, "masterdata.db")};Pooling=false");
        await other.OpenAsync(Cancellation);

        await FailsWholeAsync(() => ExecuteAsync(other, "BEGIN IMMEDIATE"), "Một chương trình khác đang giữ");

        await ExecuteAsync(other, "ROLLBACK");
        await GoesOnAsync();
    }

    private async Task StartAsync(string data)
    {
        _server = new() { DataFolder = data, Seeds = [Catalog] };
        await _server.InitializeAsync();
        _publisher = new(_server.GrpcAddress, _server.ReadDemo(), Catalog, Code);
        await _publisher.PublishOneAsync(Cancellation);
        await _publisher.PrepareOneAsync(Cancellation);
    }

    private async Task FailsWholeAsync(Func<Task> fault, string says)
    {
        await using var watch = WatchingCopy.StartAs(
            _publisher.Channel.CreateCallInvoker(), _server.ReadDemo().Keys["consumer"], Catalog);
        await watch.ReachesAsync(Catalog, 2);
        await fault();

        var publishing = _publisher.PublishOneAsync(Cancellation);
        Assert.Equal(2, (await GetAsync()).ReadPoint.Version);
        var refusal = await Assert.ThrowsAsync<RpcException>(() => publishing);

        Assert.Equal(StatusCode.Unavailable, refusal.StatusCode);
        Assert.Equal("UNAVAILABLE", refusal.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        Assert.Contains(says, refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Contains(
            _server.Program.OutputLines, line => line.Contains("PublishChangeset", StringComparison.Ordinal));
        Assert.Equal(2, (await _publisher.VersionsAsync(Cancellation)).Count);
        Assert.Equal(2, (await GetAsync()).ReadPoint.Version);
        Assert.Single(watch.History);
        Assert.False(watch.Ended.IsCompleted);
    }

    // The same request, asked again, is the next version.
    private async Task GoesOnAsync()
    {
        await _publisher.PublishOneAsync(Cancellation);
        await _publisher.PublishOneAsync(Cancellation);

        Assert.Equal([2L, 3, 4], _publisher.Acknowledged.Select(one => one.Version));
        PublishedVersions.DemandChain(await _publisher.VersionsAsync(Cancellation));
        await _server.TerminateAsync(Cancellation);
        await using var file = new SqliteConnection(
            $"Data Source={Path.Combine(_server.DataFolder, "masterdata.db")};Pooling=false");
        await file.OpenAsync(Cancellation);
        Assert.Equal("ok", await ExecuteAsync(file, "PRAGMA integrity_check"));
    }

    private async Task LimitAsync(string limit)
    {
        var result = await RunningProgram.RunAsync(
            [InstalledProgram.Require("prlimit"), "--pid", $"{_server.Program.Id}", $"--fsize={limit}"],
            cancellationToken: Cancellation);
        Assert.True(result.ExitCode is 0, result.Error);
    }

    private static async Task Fill(string ballast)
    {
        await using var file = new FileStream(
            ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[1 << 16, 1 << 12, 1])
        {
            try
            {
                while (true)
                {
                    await file.WriteAsync(new byte[size], Cancellation);
                }
            }
            catch (IOException)
            {
                // Full, as far as pieces of this size go.
            }
        }
    }

    private static async Task<object?> ExecuteAsync(SqliteConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private async Task<GetItemResponse> GetAsync() =>
        await new ItemService.ItemServiceClient(_publisher.Channel).GetItemAsync(
        new() { Name = $"catalogs/{Catalog}/items/{Code}", EffectiveOn = "2026-01-01" },
        _publisher.As("consumer"),
        cancellationToken: Cancellation);
}
