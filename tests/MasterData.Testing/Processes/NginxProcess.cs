using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MasterData.Testing;

/// <summary>An nginx before some servers, with the configuration that the documentation gives.</summary>
public sealed partial class NginxProcess(IReadOnlyList<int> servers) : ServerProcess
{
    /// <summary>Where it listens, for gRPC without TLS.</summary>
    public int Port { get; } = FreePort.Next();

    /// <summary>The address for callers.</summary>
    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Needs => ["nginx"];

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Command =>
        [InstalledProgram.Require("nginx"), "-p", Folder, "-c", Path.Combine(Folder, "nginx.conf"), "-e", "stderr"];

    /// <inheritdoc/>
    protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        var example = File.ReadAllText(
            Path.Combine(BuiltProgram.Repository.FullName, "docs", "examples", "nginx", "masterdata.conf"));
        var number = 0;
        var own = ServerLine().Replace(example, _ => $"server 127.0.0.1:{servers[number++]} ")
            .Replace("127.0.0.1:8443", $"127.0.0.1:{Port}", StringComparison.Ordinal);
        Assert.Equal(servers.Count, number);
        File.WriteAllText(Path.Combine(Folder, "masterdata.conf"), own);
        var temporary = string.Join(
            '\n', ((string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]).Select(
                kind => $"    {kind}_temp_path {kind};"));

        // One process, so that a signal to it reaches all of it.
        File.WriteAllText(
            Path.Combine(Folder, "nginx.conf"),
            "daemon off;\nmaster_process off;\npid nginx.pid;\nworker_rlimit_nofile 20000;\nevents "
            + $"{{ worker_connections 10000; }}\n"
            + $"http {{\n    access_log off;\n{temporary}\n    include masterdata.conf;\n}}\n");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"server 127\.0\.0\.1:50\d\d ")]
    private static partial Regex ServerLine();
}
