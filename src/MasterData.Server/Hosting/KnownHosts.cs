using System.Net;

namespace MasterData.Server.Hosting;

/// <summary>The names under which this server is asked for its health.</summary>
/// <remarks>
/// A web page on a name of its own that it lets point to this machine must not read what only this machine and its
/// network may ask (DNS rebinding). An address cannot be such a name.
/// </remarks>
internal sealed class KnownHosts(ServerSettings settings)
{
    private readonly HashSet<string> _names = new(
        ["localhost", Environment.MachineName, .. settings.Http.Hosts], StringComparer.OrdinalIgnoreCase);

    /// <summary>Answers only requests to a known name or to an address; others get 421.</summary>
    public void Demand(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is not { } answer)
        {
            return;
        }

        endpoint.RequestDelegate = context =>
        {
            if (Knows(context.Request.Host.Host))
            {
                return answer(context);
            }

            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        };
    }

    private bool Knows(string host) => _names.Contains(host) || IPAddress.TryParse(host, out _);
}
