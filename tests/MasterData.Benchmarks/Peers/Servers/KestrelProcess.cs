using System.Buffers;
using System.Net.Sockets;
using MasterData.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace MasterData.Benchmarks.Peers;

/// <summary>
/// A process with Kestrel alone: what is posted is handed to every response that waits, as it is, and kept nowhere.
/// </summary>
internal sealed class KestrelProcess : ServerProcess
{
    public const string Service = "masterdata.benchmarks.Bare";
    private static readonly byte[] EmptyMessage = new byte[5];
    private readonly int _port = FreePort.Next();

    public Uri Address => new($"http://127.0.0.1:{_port}");

    protected override IReadOnlyList<string> Needs => ["dotnet"];

    protected override IReadOnlyList<string> Command =>
        [InstalledProgram.Require("dotnet"), typeof(KestrelProcess).Assembly.Location, "bare", $"{_port}"];

    // As the server of MasterData runs.
    protected override IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
        ["DOTNET_TieredPGO"] = "0",
    };

    /// <summary>What the child process does.</summary>
    public static async Task ServeAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.ListenLocalhost(port, listen => listen.Protocols = HttpProtocols.Http2);
        });
        await using var app = builder.Build();
        var next = NewSource();
        app.MapPost($"/{Service}/Watch", async (HttpContext http) =>
        {
            await BeginAsync(http);
            while (!http.RequestAborted.IsCancellationRequested)
            {
                var message = await Volatile.Read(ref next).Task;
                _ = http.Response.BodyWriter.WriteAsync(message).AsTask();
            }
        });
        app.MapPost($"/{Service}/Publish", async (HttpContext http) =>
        {
            var all = new MemoryStream();
            await http.Request.Body.CopyToAsync(all);
            Interlocked.Exchange(ref next, NewSource()).SetResult(all.ToArray());
            await BeginAsync(http);
            http.Response.AppendTrailer("grpc-status", "0");
        });
        await app.RunAsync();
    }

    protected override async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task BeginAsync(HttpContext http)
    {
        http.Response.ContentType = "application/grpc";
        http.Response.BodyWriter.Write(EmptyMessage);
        await http.Response.BodyWriter.FlushAsync();
    }

    private static TaskCompletionSource<byte[]> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
