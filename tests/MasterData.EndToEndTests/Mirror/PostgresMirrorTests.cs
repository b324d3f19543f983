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

    protected override (string Field, string Value) Database => ("postgres", _connection);

    protected override DbConnection Connection() => new NpgsqlConnection(_connection + ";Pooling=False");
}
