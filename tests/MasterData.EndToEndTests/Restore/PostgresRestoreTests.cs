using MasterData.Testing;
using Npgsql;

namespace MasterData.EndToEndTests.Restore;

/// <summary>PostgreSQL is backed up by its own programs; the server only begins the new epochs.</summary>
public sealed class PostgresRestoreTests(RedisProcess redis, PostgresProcess postgres)
    : RestoreTests(redis), IClassFixture<PostgresProcess>
{
    private string _database = "";

    protected override IEnumerable<string> Arguments =>
        ["--Database:Provider", "postgres", "--Database:ConnectionString", _database];

    protected override async Task<MasterDataServerProcess> CreateAsync(
        string redisEndpoint, IReadOnlyList<string> seeds)
    {
        _database = await postgres.CreateDatabaseAsync(Cancellation);
        return new() { RedisEndpoint = redisEndpoint, Seeds = seeds, PostgresConnectionString = _database };
    }

    protected override Task BackUpAsync() => OutsideAsync("pg_dump", "--format=custom", $"--file={Backup}", Name);

    protected override async Task RestoreAsync()
    {
        await PutBackAsync();
        await RunAsync("restore");
    }

    protected override async Task PutBackAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using (var source = NpgsqlDataSource.Create(postgres.ConnectionString))
        {
            foreach (var statement in (string[])[$"DROP DATABASE {Name} WITH (FORCE)", $"CREATE DATABASE {Name}"])
            {
                await using var command = source.CreateCommand(statement);
                await command.ExecuteNonQueryAsync(Cancellation);
            }
        }

        await OutsideAsync("pg_restore", "--exit-on-error", $"--dbname={Name}", Backup);
    }

    private string Name => new NpgsqlConnectionStringBuilder(_database).Database!;

    private async Task OutsideAsync(string program, params IEnumerable<string> arguments)
    {
        var address = new NpgsqlConnectionStringBuilder(_database);
        var result = await RunningProgram.RunAsync(
            [
                InstalledProgram.Require(program),
                $"--host={address.Host}",
                $"--username={address.Username}",
                .. arguments,
            ],
            cancellationToken: Cancellation);
        Assert.True(result.ExitCode is 0, result.Error);
    }
}
