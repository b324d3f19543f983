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

    protected override (string Field, string Value) Database => ("postgres", _connection);

    protected override DbConnection Connection() => new NpgsqlConnection(_connection + ";Pooling=False");
}
