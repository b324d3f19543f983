using MasterData.Testing;

namespace MasterData.Benchmarks.Peers;

/// <summary>An etcd of one member on loopback ports, with its defaults: every put is synced to the disk.</summary>
internal sealed class EtcdProcess : ServerProcess
{
    private readonly int _peerPort = FreePort.Next();

    public int Port { get; } = FreePort.Next();

    public Uri Address => new(ClientAddress);

    protected override IReadOnlyList<string> Needs => ["etcd"];

    protected override IReadOnlyList<string> Command =>
    [
        InstalledProgram.Require("etcd"), "--name", "bench", "--data-dir", Path.Combine(Folder, "data"),
        "--listen-client-urls", ClientAddress, "--advertise-client-urls", ClientAddress,
        "--listen-peer-urls", PeerAddress, "--initial-advertise-peer-urls", PeerAddress,
        "--initial-cluster",
        $"bench={PeerAddress}",
        "--logger",
        "zap",
        "--log-outputs",
        "stderr",
        "--log-level",
        "error",

    ];

    // Without a slash at the end, which etcd does not take.
    private string ClientAddress => $"http://127.0.0.1:{Port}";

    private string PeerAddress => $"http://127.0.0.1:{_peerPort}";

    protected override async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        try
        {
            using var answer = await client.GetAsync(new Uri(Address, "/health"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
