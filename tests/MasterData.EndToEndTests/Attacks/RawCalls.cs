using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace MasterData.EndToEndTests.Attacks;

/// <summary>Calls gRPC methods by HTTP/2 with bodies of one's own making, on one connection.</summary>
internal sealed class RawCalls : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _key;

    public RawCalls(Uri server, string key = "")
    {
        var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = false };
        _http = new(handler) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(3) };
        _key = key;
    }

    /// <summary>Sends a whole request, and reads the whole answer.</summary>
    public Task<RawAnswer> CallAsync(
        string method, byte[] body, bool isCompressed = false, CancellationToken cancellationToken = default) =>
        CallAsync(
            method, new ByteArrayContent(HostileBody.Framed(body, isCompressed)), isCompressed, cancellationToken);

    /// <summary>Sends a request, and reads the whole answer.</summary>
    public async Task<RawAnswer> CallAsync(
        string method, HttpContent content, bool isCompressed, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        using var answer = await BeginAsync(method, content, isCompressed, cancellationToken);
        await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
        return new(answer, Stopwatch.GetElapsedTime(begun));
    }

    /// <summary>Sends a request, and reads nothing of the answer but its headers.</summary>
    public Task<HttpResponseMessage> BeginAsync(
        string method, HttpContent content, bool isCompressed, CancellationToken cancellationToken)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        var request = new HttpRequestMessage(HttpMethod.Post, method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        request.Headers.TE.Add(new("trailers"));
        request.Headers.TryAddWithoutValidation("accept-language", "en");
        if (isCompressed)
        {
            request.Headers.TryAddWithoutValidation("grpc-encoding", "gzip");
        }

        if (_key.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("authorization", $"Bearer {_key}");
        }

        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public void Dispose() => _http.Dispose();
}
