using System.Text.Json;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Testing;
using MasterData.Versions;
using Microsoft.Data.Sqlite;

namespace MasterData.EndToEndTests.Restore;

/// <summary>
/// Consumers that run all the time, whatever happens to the authority: a copy of the SDK and a mirror.
/// </summary>
internal sealed class RestoreConsumers : IAsyncDisposable
{
    private const int Equal = 0;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-consumers-");
    private readonly string _catalog;
    private readonly MasterDataChannel _channel;
    private readonly CatalogCopies _copies;
    private readonly RunningProgram _mirror;

    private RestoreConsumers(MasterDataServerProcess server, string catalog)
    {
        _catalog = catalog;
        var key = server.ReadDemo().Keys["consumer"];
        _channel = MasterDataChannel.Open(server.GrpcAddress, MasterDataCredentials.ApiKey(key));
        _copies = CatalogCopies.Start(_channel, new() { Catalogs = [catalog], LongestPause = TimeSpan.FromSeconds(1) });
        File.WriteAllText(Config, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["server"] = server.GrpcAddress,
            ["key"] = key,
            ["catalogs"] = new[] { catalog },
            ["sqlite"] = "mirror.db",
        }));
        _mirror = RunningProgram.Start(Command());
    }

    private CatalogCopy Copy => _copies[_catalog];

    private string Config => Path.Combine(_folder.FullName, "mirror.json");

    /// <summary>Starts them and waits until both have the catalog.</summary>
    public static async Task<RestoreConsumers> StartAsync(
        MasterDataServerProcess server, string catalog, CancellationToken cancellationToken)
    {
        var consumers = new RestoreConsumers(server, catalog);
        await consumers.Copy.WaitForAnyAsync(cancellationToken);
        return consumers;
    }

    /// <summary>Waits until both have exactly this, and the copy is live.</summary>
    public async Task ReachAsync(CatalogHead head, CancellationToken cancellationToken)
    {
        await Eventually.HoldsAsync(
            () =>
                (Copy.Head?.Digest, Copy.State), seen =>
                    seen == (head.Digest, CopyState.Live), cancellationToken: cancellationToken);
        await Eventually.HoldsAsync(
            MirroredAsync, seen => seen == (head.Epoch, head.Version), cancellationToken: cancellationToken);
    }

    /// <summary>Fails unless both still have this, say that it may be old, and go on.</summary>
    public async Task DemandKeptAsync(CatalogHead head, CancellationToken cancellationToken)
    {
        Assert.Equal(head.Digest, Copy.Head!.Digest);
        Assert.NotEqual(CopyState.Live, Copy.State);
        Assert.Equal((head.Epoch, head.Version), await MirroredAsync(cancellationToken));
        Assert.False(_mirror.HasExited, string.Join('\n', _mirror.ErrorLines));
    }

    /// <summary>Ends the mirror and has it compare its tables with the authority.</summary>
    public async Task DemandEqualAsync(CancellationToken cancellationToken)
    {
        await _mirror.TerminateAsync(cancellationToken);
        var verified = await RunningProgram.RunAsync(Command("--verify"), cancellationToken: cancellationToken);
        Assert.True(verified.ExitCode is Equal, $"{verified.Output}{verified.Error}");
    }

    public async ValueTask DisposeAsync()
    {
        await _mirror.DisposeAsync();
        await _copies.DisposeAsync();
        _channel.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<(string Epoch, long Version)> MirroredAsync(CancellationToken cancellationToken)
    {
        var address = $"Data Source={Path.Combine(_folder.FullName, "mirror.db")};Pooling=False;Default Timeout=30";
        await using var connection = new SqliteConnection(address);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT epoch, version FROM md_sync_state WHERE catalog = '{_catalog}'";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        Assert.True(await reader.ReadAsync(cancellationToken));
        return (reader.GetString(0), reader.GetInt64(1));
    }

    private string[] Command(params string[] options) =>
        [InstalledProgram.Require("dotnet"), BuiltProgram.Mirror, "--config", Config, .. options];
}
