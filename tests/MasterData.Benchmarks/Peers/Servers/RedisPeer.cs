using System.Net.Sockets;
using System.Text;
using MasterData.Testing;

namespace MasterData.Benchmarks.Peers;

/// <summary>
/// Redis: SET and PUBLISH in one turn; a consumer is told and GETs the value on the same connection (RESP3).
/// </summary>
/// <remarks>Nothing is written to the disk.</remarks>
internal sealed class RedisPeer : Peer
{
    private const string Channel = "units";
    private readonly RedisProcess _server = new();
    private readonly List<RespConnection> _connections = [];
    private RespConnection? _writer;
    private bool _ended;

    public override string Name => "redis";

    public override RunningProgram Program => _server.Program;

    public override async Task StartAsync()
    {
        await _server.InitializeAsync();
        _writer = await OpenAsync();
    }

    public override Task ConnectAsync(Deliveries deliveries) => Connections.StartAsync(0, Consumers, async n =>
    {
        var connection = await OpenAsync();
        await connection.SendAsync("HELLO 3");
        await connection.ReadUntilAsync("standalone");
        await connection.SendAsync($"SUBSCRIBE {Channel}");
        await connection.ReadUntilAsync(":1");
        _ = WatchAsync(connection, n, deliveries);
    });

    public override async Task PublishAsync(int n)
    {
        await _writer!.SendAsync($"SET unit-{n} {Value(n)}\r\nPUBLISH {Channel} unit-{n}");
        await _writer.ReadUntilAsync("+OK");
        await _writer.ReadUntilAsync(":");
    }

    public override async ValueTask DisposeAsync()
    {
        _ended = true;
        _connections.ForEach(connection => connection.Dispose());
        await _server.DisposeAsync();
    }

    private async Task<RespConnection> OpenAsync()
    {
        var connection = await RespConnection.OpenAsync(_server.Port);
        lock (_connections)
        {
            _connections.Add(connection);
        }

        return connection;
    }

    private async Task WatchAsync(RespConnection connection, int consumer, Deliveries deliveries)
    {
        try
        {
            while (await connection.ReadAsync() is { } line)
            {
                if (line.StartsWith("unit-", StringComparison.Ordinal))
                {
                    await connection.SendAsync($"GET {line}");
                }
                else if (line.Length is ValueBytes)
                {
                    deliveries.Note(consumer);
                }
            }
        }
        catch (Exception end) when (_ended && end is IOException or ObjectDisposedException or SocketException)
        {
            // The round is over.
        }
    }

    /// <summary>The lines that Redis' protocol consists of, as long as no value has a line break.</summary>
    private sealed class RespConnection(TcpClient client) : IDisposable
    {
        private readonly StreamReader _reader = new(client.GetStream(), Encoding.ASCII);

        public static async Task<RespConnection> OpenAsync(int port)
        {
            var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync("127.0.0.1", port);
            return new(client);
        }

        public ValueTask SendAsync(string commands) =>
            client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{commands}\r\n"));

        public Task<string?> ReadAsync() => _reader.ReadLineAsync();

        public async Task ReadUntilAsync(string begin)
        {
            while (await ReadAsync() is { } line && !line.StartsWith(begin, StringComparison.Ordinal))
            {
                // The rest of an answer.
            }
        }

        public void Dispose()
        {
            _reader.Dispose();
            client.Dispose();
        }
    }
}
