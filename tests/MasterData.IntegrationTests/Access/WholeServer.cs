using Grpc.Core;
using Grpc.Net.Client;
using MasterData.Server.Hosting;
using MasterData.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using DemoFile = MasterData.Testing.DemoFile;

namespace MasterData.IntegrationTests.Access;

/// <summary>
/// The server as its program puts it together, in this process, with endpoints of the test beside its own.
/// </summary>
internal sealed class WholeServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly IReadOnlyDictionary<string, string> _keys;
    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;
    private readonly HttpClient _http;

    private WholeServer(TemporaryFolder folder, WebApplication app)
    {
        (_folder, _app) = (folder, app);
        var demo = DemoFile.Read(Path.Combine(Data, "demo.json"));
        _keys = demo.Keys;
        _channel = GrpcChannel.ForAddress(demo.Grpc);
        _http = new() { BaseAddress = new(demo.Http) };
    }

    /// <summary>The data folder.</summary>
    public string Data => DataOf(_folder);

    /// <summary>Its gRPC.</summary>
    public CallInvoker Grpc => _channel.CreateCallInvoker();

    /// <summary>Everything that is mapped.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>A part of the server.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts it over an empty database.</summary>
    public static async Task<WholeServer> StartAsync(
        CancellationToken cancellationToken, Action<WebApplication>? map = null)
    {
        var folder = new TemporaryFolder();
        var app = ServerHost.Build(
        [
            $"--Data={DataOf(folder)}",
            "--Demo=true",
            $"--Seed:Folder={Path.Combine(folder.Path, "seeds")}",
            $"--Grpc:Port={FreePort.Next()}",
            $"--Http:Port={FreePort.Next()}",
            $"--Redis:Port={FreePort.Next()}",
            "--Limits:CallsPerSecondWithoutKey=100000",
            "--Logging:LogLevel:Default=Error",
        ]);
        try
        {
            map?.Invoke(app);
            await app.Services.GetRequiredService<ServerStart>().ExecuteAsync(cancellationToken);
            await app.StartAsync(cancellationToken);
            return new(folder, app);
        }
        catch
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The header of the role's key.</summary>
    public string As(string role) => $"Bearer {_keys[role]}";

    /// <summary>Asks by HTTP/1.1; an empty header is none.</summary>
    public Task<HttpResponseMessage> AskAsync(
        HttpMethod method,
        string path,
        string authorization = "",
        string language = "",
        string host = "",
        CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(method, path);
        (string Name, string Value)[] headers =
            [("authorization", authorization), ("accept-language", language), ("host", host)];
        foreach (var (name, value) in headers)
        {
            if (value is not "")
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return _http.SendAsync(request, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static string DataOf(TemporaryFolder folder) => Path.Combine(folder.Path, "data");
}
