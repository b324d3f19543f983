using MasterData.Testing;
using Npgsql;

namespace MasterData.IntegrationTests.Testing;

public sealed class PostgresProcessTests(PostgresProcess postgres) : IClassFixture<PostgresProcess>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Postgres_FreshDatabase_Answers()
    {
        var connectionString = await postgres.CreateDatabaseAsync(Cancellation);

        Assert.Equal(1, await ScalarAsync(connectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Postgres_TwoDatabases_ShareNothing()
    {
        var first = await postgres.CreateDatabaseAsync(Cancellation);
        var second = await postgres.CreateDatabaseAsync(Cancellation);

        await ScalarAsync(first, "CREATE TABLE only_here (id integer)");

        Assert.Equal(1L, await ScalarAsync(first, "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'"));
        Assert.Equal(0L, await ScalarAsync(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'"));
    }

    [Fact]
    public async Task Postgres_KilledAndRestarted_KeepsWhatWasCommitted()
    {
        await using var own = new PostgresProcess();
        await own.InitializeAsync();
        var connectionString = await own.CreateDatabaseAsync(Cancellation);
        await ScalarAsync(connectionString, "CREATE TABLE kept (id integer); INSERT INTO kept VALUES (7)");

        await own.Kill9Async();
        await own.RestartAsync();

        Assert.Equal(7, await ScalarAsync(connectionString, "SELECT id FROM kept"));
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
