using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace MasterData.IntegrationTests.Access;

/// <summary>Endpoints that appear after the start.</summary>
internal sealed class LateEndpoints : EndpointDataSource, IDisposable
{
    private CancellationTokenSource _change = new();
    private IReadOnlyList<Endpoint> _endpoints = [];

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints;

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(_change.Token);

    public void Add(Endpoint endpoint)
    {
        _endpoints = [.. _endpoints, endpoint];
        using var before = Interlocked.Exchange(ref _change, new());
        before.Cancel();
    }

    public void Dispose() => _change.Dispose();
}
