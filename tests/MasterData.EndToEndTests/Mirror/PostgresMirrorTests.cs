using System.Data.Common;
using MasterData.Testing;
using Npgsql;

namespace MasterData.EndToEndTests.Mirror;

public sealed class PostgresMirrorTests(
    PostgresProcess postgres, MasterDataServerProcess server, ITestOutputHelper output)
    : MirrorTests(server, output), IClassFixture<PostgresProcess>
{
    private string _connection = "";

    public override async ValueTask InitializeAsync() => _connection = await postgres.CreateDatabaseAsync(Cancellation);

    [Fact]
    public async Task Start_OnADatabaseThatLetsNobodyInOrNobodyWrite_IsRefusedAndSaysWhatToDo()
    {
        foreach (var (connection, vi, en) in new[]
        {
            (
                _connection + ";Username=nobody;Password=wrong",
                "từ chối tài khoản hoặc mật khẩu",
                "refuses the user or the password"),
            (_connection + ";Database=nowhere", "không có cơ sở dữ liệu này", "has no such database"),
            (_connection + ";Host=/nowhere;Timeout=2", "Không kết nối được PostgreSQL", "cannot be reached"),
            (
                _connection + ";Options=-c default_transaction_read_only=on",
                "không cho tài khoản này ghi",
                "does not let this user write"),
        })
        {
            await AssertRefusedAsync(connection, vi, en);
        }
    }

    [Fact]
    public async Task Commit_WhoseAnswerIsLost_IsLookedUpAndTheMirrorGoesOn()
    {
        await MirrorAsync(Ended, "--once");
        await using var proxy = new TcpProxy(postgres.Socket);
        var database = new NpgsqlConnectionStringBuilder(_connection)
        {
            Host = "127.0.0.1",
            Port = proxy.Port,
            Pooling = false,
        };
        using var publisher = new SteadyPublisher(Server.GrpcAddress, Server.ReadDemo(), Catalog, "2997892");
        await using var mirror = RunningProgram.Start(
            Command([], (Database.Field, database.ConnectionString)));
        await publisher.PublishOneAsync(Cancellation);
        await EventuallyAtAsync(Catalog, publisher.Acknowledged[^1].Version);

        foreach (var moment in Enum.GetValues<TcpProxyCut>())
        {
            proxy.Line.CutOnce("COMMIT\0"u8.ToArray(), moment);
            await publisher.PublishOneAsync(Cancellation);

            await EventuallyAtAsync(Catalog, publisher.Acknowledged[^1].Version);
            Assert.False(proxy.Line.WillCut);
        }

        await publisher.PublishOneAsync(Cancellation);
        await EventuallyAtAsync(Catalog, publisher.Acknowledged[^1].Version);
        Assert.False(mirror.HasExited);
    }

    [Fact]
    public async Task Start_OnTablesOfAnEarlierProgram_KeepsTheViewsThatConsumersBuiltOnTheirs()
    {
        await MirrorAsync(Ended, "--once");
        await ExecuteAsync("CREATE VIEW mine AS SELECT code, name FROM md_in_force");
        await ExecuteAsync("ALTER TABLE md_sync_state DROP COLUMN authority");
        await ExecuteAsync("UPDATE md_mirror SET schema_version = 1");

        await MirrorAsync(Ended, "--once");

        Assert.True(await NumberAsync("SELECT count(*) FROM mine") > 118);
    }

    protected override (string Field, string Value) Database => ("postgres", _connection);

    protected override DbConnection Connection() => new NpgsqlConnection(_connection + ";Pooling=False");
}
