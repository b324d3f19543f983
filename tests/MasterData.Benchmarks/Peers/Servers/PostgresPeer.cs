using MasterData.Testing;
using Npgsql;

namespace MasterData.Benchmarks.Peers;

/// <summary>PostgreSQL: an update that notifies; a consumer LISTENs and reads the value by its key.</summary>
/// <remarks>
/// A process for each connection, so fewer consumers; a Unix socket, and no sync to the disk, as in the tests.
/// </remarks>
internal sealed class PostgresPeer : Peer
{
    private readonly PostgresProcess _server = new();
    private readonly CancellationTokenSource _end = new();
    private readonly List<NpgsqlConnection> _connections = [];
    private NpgsqlConnection? _writer;

    public override string Name => "postgresql";

    public override int Consumers => 250;

    public override RunningProgram Program => _server.Program;

    public override async Task StartAsync()
    {
        await _server.InitializeAsync();
        _writer = await OpenAsync();
        await ExecuteAsync(_writer, "CREATE TABLE unit (id int PRIMARY KEY, value text NOT NULL)");
    }

    public override Task ConnectAsync(Deliveries deliveries) => Connections.StartAsync(0, Consumers, async n =>
    {
        var connection = await OpenAsync();
        var told = "";
        connection.Notification += (_, notification) => told = notification.Payload;
        await ExecuteAsync(connection, "LISTEN unit");
        _ = WatchAsync(connection, () => told, () => deliveries.Note(n));
    });

    public override async Task PublishAsync(int n)
    {
        await using var command = new NpgsqlCommand(
            "WITH written AS (INSERT INTO unit VALUES ($1, $2) RETURNING id) SELECT pg_notify('unit', id::text) FROM "
            + "written", _writer)
        {
            Parameters = { new() { Value = n }, new() { Value = Value(n) } },
        };
        await command.ExecuteNonQueryAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _server.DisposeAsync();
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }

        _end.Dispose();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        lock (_connections)
        {
            _connections.Add(connection);
        }

        return connection;
    }

    private async Task WatchAsync(NpgsqlConnection connection, Func<string> told, Action note)
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                await connection.WaitAsync(_end.Token);
                await using var command = new NpgsqlCommand($"SELECT value FROM unit WHERE id = {told()}", connection);
                if (await command.ExecuteScalarAsync(_end.Token) is string { Length: ValueBytes })
                {
                    note();
                }
            }
        }
        catch (Exception end) when (
            end is OperationCanceledException or NpgsqlException && _end.IsCancellationRequested)
        {
            // The round is over.
        }
    }
}
