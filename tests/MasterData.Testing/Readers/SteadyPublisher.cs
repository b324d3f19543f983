using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.V1;

namespace MasterData.Testing;

/// <summary>
/// Publishes one amend after another through the whole life of a changeset, and remembers what was acknowledged.
/// </summary>
/// <remarks>
/// A publication whose answer was lost is asked for again with the same request id, as a good client does.
/// </remarks>
public sealed class SteadyPublisher(Uri address, DemoFile demo, string catalog, params IReadOnlyList<string> codes)
    : IDisposable
{
    // A server that is killed again and again is not given up for two minutes, which is what a channel does by itself.
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(
        address, new() { MaxReconnectBackoff = TimeSpan.FromSeconds(1) });

    private readonly List<(string Name, long Version)> _acknowledged = [];
    private (string Changeset, string RequestId, string Name)? _open;
    private int _next;

    /// <summary>
    /// How many were published before, perhaps by another publisher: names and days go on from there.
    /// </summary>
    public int Begin { init => _next = value; }

    /// <summary>How many changes were begun, those of <see cref="Begin"/> included.</summary>
    public int Begun => _next;

    /// <summary>The names that were published, with the version that said so, in the order of the answers.</summary>
    public IReadOnlyList<(string Name, long Version)> Acknowledged => _acknowledged;

    /// <summary>The channel, for further questions.</summary>
    public GrpcChannel Channel => _channel;

    /// <summary>The header of one of the demo's principals.</summary>
    public Metadata As(string role) => new() { { "authorization", $"Bearer {demo.Keys[role]}" } };

    /// <summary>
    /// Finishes what is open, then publishes until told to stop; failures end the round, not the publisher.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await PublishOneAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is RpcException or OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Brings one amend so far that only its publication is missing, unless there is one.</summary>
    /// <returns>The changeset, and the request id that it will be published with.</returns>
    public async Task<(string Changeset, string RequestId)> PrepareOneAsync(CancellationToken cancellationToken)
    {
        _open ??= await PrepareAsync(new(_channel), cancellationToken);
        return (_open.Value.Changeset, _open.Value.RequestId);
    }

    /// <summary>Publishes one amend, or the one whose answer was lost.</summary>
    public async Task PublishOneAsync(CancellationToken cancellationToken)
    {
        var changesets = new ChangesetService.ChangesetServiceClient(_channel);
        _open ??= await PrepareAsync(changesets, cancellationToken);
        var (changeset, requestId, name) = _open.Value;
        var published = await changesets.PublishChangesetAsync(
            new() { Name = changeset, RequestId = requestId }, As("steward"), cancellationToken: cancellationToken);
        _acknowledged.Add((name, Number(published.Version.Name)));
        _open = null;
    }

    /// <summary>All published versions of the catalog, oldest first.</summary>
    public async Task<IReadOnlyList<V1.Version>> VersionsAsync(CancellationToken cancellationToken)
    {
        var catalogs = new CatalogService.CatalogServiceClient(_channel);
        var request = new ListVersionsRequest { Parent = $"catalogs/{catalog}", PageSize = 1_000 };
        var versions = new List<V1.Version>();
        do
        {
            var page = await catalogs.ListVersionsAsync(request, As("auditor"), cancellationToken: cancellationToken);
            versions.AddRange(page.Versions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        versions.Reverse();
        return versions;
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private async Task<(string Changeset, string RequestId, string Name)> PrepareAsync(
        ChangesetService.ChangesetServiceClient changesets, CancellationToken cancellationToken)
    {
        var code = codes[_next % codes.Count];
        var name = string.Create(CultureInfo.InvariantCulture, $"Tên thứ {++_next} của {code}");
        var day = new DateOnly(2027, 1, 1).AddDays(_next / codes.Count).ToString(
            "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var fields = new Fields { FullName = name, ShortName = name };
        var created = await changesets.CreateChangesetAsync(
            new()
            {
                Changeset = new()
                {
                    Catalog = $"catalogs/{catalog}",
                    Comment = name,
                    Date = day,
                    Operations = { new Operation { Amend = new() { Code = code, Fields = fields } } },
                },
            },
            As("steward"),
            cancellationToken: cancellationToken);
        var changeset = created.Changeset.Name;
        await changesets.SubmitChangesetAsync(
            new() { Name = changeset }, As("steward"), cancellationToken: cancellationToken);
        await changesets.ApproveChangesetAsync(
            new() { Name = changeset, ContentHash = created.Changeset.ContentHash },
            As("approver"),
            cancellationToken: cancellationToken);
        return (changeset, $"{Guid.NewGuid()}", name);
    }

    private static long Number(string version) =>
        long.Parse(version[(version.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);
}
