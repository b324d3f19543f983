using System.Net;
using System.Net.Sockets;

namespace MasterData.Testing;

/// <summary>A Redis on a loopback port of its own that keeps nothing on disk unless told to.</summary>
public sealed class RedisProcess : ServerProcess
{
    private static readonly byte[] Ping = "PING\r\n"u8.ToArray();

    /// <summary>Where it listens.</summary>
    public int Port
    {
        get
        {
            Require();
            return field;
        }
    } = FreePort.Next();

    /// <summary>What StackExchange.Redis and the server's `Redis:Endpoints` take.</summary>
    public string Endpoint => $"127.0.0.1:{Port}";

    /// <summary>When it writes its dump: pairs of seconds and changes; empty = only when asked by SAVE.</summary>
    public string Save { get; init; } = "";

    /// <summary>How much memory it may take, as Redis writes it (`64mb`); 0 = no limit.</summary>
    public string MaxMemory { get; init; } = "0";

    /// <summary>Which keys it gives up when the memory is full.</summary>
    public string MaxMemoryPolicy { get; init; } = "noeviction";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Needs => ["redis-server"];

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Command =>
    [
        InstalledProgram.Require("redis-server"), "--port", $"{Port}", "--bind", "127.0.0.1", "--dir", Folder,
        "--save", Save, "--appendonly", "no", "--maxmemory", MaxMemory, "--maxmemory-policy", MaxMemoryPolicy,
    ];

    /// <inheritdoc/>
    protected override async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
            await client.GetStream().WriteAsync(Ping, cancellationToken);
            var answer = new byte[5];
            await client.GetStream().ReadExactlyAsync(answer, cancellationToken);

            // While it loads a dump it answers -LOADING.
            return answer.AsSpan().SequenceEqual("+PONG"u8);
        }
        catch (Exception refusal) when (refusal is SocketException or IOException)
        {
            return false;
        }
    }
}
