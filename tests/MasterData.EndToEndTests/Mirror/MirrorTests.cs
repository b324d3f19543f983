using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Mirror;

/// <summary>What a mirror promises, whichever database its consumer has.</summary>
public abstract partial class MirrorTests(MasterDataServerProcess server, ITestOutputHelper output)
    : IClassFixture<MasterDataServerProcess>, IAsyncLifetime
{
    protected const int Ended = 0;
    protected const string Catalog = "budget-units";
    private const string Code = "2997801";
    private const int Failed = 1, Repaired = 3;

    private static readonly string[] All = ["admin-units", "agencies", "budget-units"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-mirror-");

    // What is kept; loading the large one as well is for tests that are about what is loaded.
    private string[] _catalogs = ["agencies", "budget-units"];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected string Folder => _folder.FullName;

    protected MasterDataServerProcess Server => server;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task FirstLoad_OfTheRealCatalogs_EqualsTheAuthority()
    {
        _catalogs = All;
        await MirrorAsync(Ended, "--once");

        Assert.Equal(
            10_035,
            await NumberAsync("SELECT count(*) FROM md_slices WHERE catalog = 'admin-units' AND valid_from <= "
                + "'2025-06-30' "
                + "AND valid_to > '2025-06-30' AND kind IN ('xa', 'phuong', 'thi-tran', 'dac-khu')"));
        Assert.Equal(3_355, await NumberAsync("SELECT count(*) FROM md_in_force WHERE catalog = 'admin-units'"));
        Assert.Equal(3, await NumberAsync("SELECT count(*) FROM md_sync_state WHERE version >= 1"));
        Assert.True(await NumberAsync("SELECT count(*) FROM md_aliases WHERE catalog = 'agencies'") > 0);
        Assert.True(await NumberAsync("SELECT count(*) FROM md_transitions WHERE day = '2025-07-01'") > 10_000);
        await MirrorAsync(Ended, "--verify");
    }

    [Fact]
    public async Task Verify_OfRowsThatSomebodyChanged_RepairsThem()
    {
        _catalogs = All;
        await MirrorAsync(Ended, "--once");
        await ExecuteAsync("UPDATE md_slices SET name = 'x' WHERE catalog = 'admin-units' AND code = '20656'");
        await ExecuteAsync("DELETE FROM md_aliases WHERE catalog = 'agencies'");
        await ExecuteAsync("UPDATE md_documents SET body = (SELECT body FROM md_documents WHERE catalog = 'agencies' "
            + "AND key = 'catalog') WHERE catalog = 'budget-units'");

        var repaired = await MirrorAsync(Repaired, "--verify");

        Assert.Equal(3, repaired.Output.Split('\n').Count(line => line.EndsWith("repaired", StringComparison.Ordinal)));
        await MirrorAsync(Ended, "--verify");
        Assert.Equal(0, await NumberAsync("SELECT count(*) FROM md_slices WHERE name = 'x'"));
    }

    [Fact]
    public async Task Start_OnADatabaseThatHoldsSomethingElse_IsRefusedAndChangesNothing()
    {
        await ExecuteAsync("CREATE TABLE md_slices (mine text)");

        var result = await MirrorAsync(Failed, "--once");

        Assert.Contains("md_slices", result.Error, StringComparison.Ordinal);
        await ExecuteAsync("INSERT INTO md_slices VALUES ('still mine')");
    }

    [Fact]
    public async Task Start_OnTablesOfALaterProgram_IsRefused()
    {
        await MirrorAsync(Ended, "--once");
        await ExecuteAsync("UPDATE md_mirror SET schema_version = 99");

        Assert.Contains("99", (await MirrorAsync(Failed, "--once")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnTablesAheadOfTheAuthority_KeepsThem()
    {
        await MirrorAsync(Ended, "--once");
        await ExecuteAsync("UPDATE md_sync_state SET version = 50 WHERE catalog = 'agencies'");

        Assert.Contains("50", (await MirrorAsync(Failed, "--once")).Error, StringComparison.Ordinal);

        Assert.Equal(50, await NumberAsync("SELECT version FROM md_sync_state WHERE catalog = 'agencies'"));
        Assert.Equal(118, await NumberAsync("SELECT count(*) FROM md_in_force WHERE catalog = 'agencies'"));
    }

    [Fact]
    public async Task Tables_WhileTheServerCannotBeReached_AreKeptFromRedis()
    {
        _catalogs = All;
        var redis = new { endpoints = server.ReadDemo().Redis };
        await using (RunningProgram.Start(Command([], ("server", "http://127.0.0.1:1"), ("redis", redis))))
        {
            await Eventually.HoldsAsync(
                async _ => await NumberAsync("SELECT count(*) FROM md_sync_state WHERE version >= 1"),
                catalogs => catalogs is 3,
                TimeSpan.FromSeconds(60),
                Cancellation);
        }

        await MirrorAsync(Ended, "--verify");
    }

    [Fact]
    public async Task Start_WithARedisThatIsNowhere_IsRefused()
    {
        var result = await RunningProgram.RunAsync(
            Command(["--once"], ("redis", new { endpoints = "" })), cancellationToken: Cancellation);

        Assert.Equal(Failed, result.ExitCode);
        Assert.Contains("redis", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kill9_WhilePublishing_LeavesWholeVersionsOnly()
    {
        var kills = NumberOf("MASTERDATA_KILLS") ?? 3;
        var seed = NumberOf("MASTERDATA_SEED") ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"kills {kills}, seed {seed}");
        var random = new Random(seed);
        _catalogs = All;
        await MirrorAsync(Ended, "--once");
        using var publisher = new SteadyPublisher(server.GrpcAddress, server.ReadDemo(), Catalog, Code);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var publishing = publisher.RunAsync(stop.Token);
        var seen = new List<(long Version, string Name)>();

        for (var kill = 0; kill < kills; kill++)
        {
            await using var mirror = RunningProgram.Start(Command([]));
            var last = seen.Count is 0 ? 1 : seen[^1].Version;
            await Eventually.HoldsAsync(
                async _ =>
                    (await ReadAsync()).Version, version => version > last, TimeSpan.FromSeconds(60), Cancellation);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 300)), TimeProvider.System, Cancellation);
            await mirror.KillAsync();
            seen.Add(await ReadAsync());
        }

        await stop.CancelAsync();
        await publishing;
        await publisher.PublishOneAsync(Cancellation);
        Assert.Equal(seen.Select(one => one.Version).Order(), seen.Select(one => one.Version));
        var published = publisher.Acknowledged.ToDictionary(one => one.Version, one => one.Name);
        Assert.All(seen, one => Assert.Equal(published.GetValueOrDefault(one.Version, one.Name), one.Name));
        await MirrorAsync(Ended, "--verify");
        Assert.Equal(publisher.Acknowledged[^1].Version, (await ReadAsync()).Version);
        output.WriteLine($"{publisher.Acknowledged.Count} versions");
    }

    /// <summary>What the configuration says of the database: a field of JSON.</summary>
    protected abstract (string Field, string Value) Database { get; }

    protected abstract DbConnection Connection();

    // One statement, so that both are of one moment.
    private async Task<(long Version, string Name)> ReadAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT s.version, i.name FROM md_sync_state s JOIN md_slices i ON i.catalog = s.catalog "
            + $"WHERE s.catalog = '{Catalog}' AND i.code = '{Code}' ORDER BY i.valid_from DESC LIMIT 1";
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        Assert.True(await reader.ReadAsync(Cancellation));
        return (reader.GetInt64(0), reader.GetString(1));
    }

    protected async Task<long> NumberAsync(string query)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Cancellation), CultureInfo.InvariantCulture);
    }

    protected async Task ExecuteAsync(string statement)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<DbConnection> OpenAsync()
    {
        var connection = Connection();
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    protected async Task<ProgramResult> MirrorAsync(int exitCode, params string[] options)
    {
        var result = await RunningProgram.RunAsync(Command(options), cancellationToken: Cancellation);
        Assert.True(result.ExitCode == exitCode, $"It ended with {result.ExitCode}: {result.Output}{result.Error}");
        return result;
    }

    protected string[] Command(string[] options, params (string Field, object Value)[] settings)
    {
        var path = Path.Combine(Folder, "mirror.json");
        var config = new Dictionary<string, object>
        {
            ["server"] = server.GrpcAddress,
            ["key"] = server.ReadDemo().Keys["consumer"],
            ["catalogs"] = _catalogs,
            [Database.Field] = Database.Value,
        };
        foreach (var (field, value) in settings)
        {
            config[field] = value;
        }

        File.WriteAllText(path, JsonSerializer.Serialize(config));
        return [InstalledProgram.Require("dotnet"), BuiltProgram.Mirror, "--config", path, .. options];
    }

    private static int? NumberOf(string variable) => Environment.GetEnvironmentVariable(variable) is { } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : null;
}
