using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.Testing;
using MasterData.V1;

namespace MasterData.Benchmarks.Peers;

/// <summary>
/// Publishes changesets that were approved before: each gives the next codes in turn a value of 1 KB.
/// </summary>
internal sealed class UnitsPublisher(GrpcChannel channel, DemoFile demo, string catalog, int operations, int codes)
{
    private const string Day = "2027-01-01";

    private readonly ChangesetService.ChangesetServiceClient _changesets = new(channel);
    private readonly List<string> _approved = [];

    /// <summary>Takes so many further changesets to the point where they may be published.</summary>
    /// <remarks>
    /// Of those that touch the same codes only the first can be: the next is prepared after it was published.
    /// </remarks>
    public async Task PrepareAsync(int count)
    {
        for (var n = 0; n < count; n++)
        {
            var created = await _changesets.CreateChangesetAsync(
                new() { Changeset = Changeset(_approved.Count) }, As("steward"));
            var name = created.Changeset.Name;
            await _changesets.SubmitChangesetAsync(new() { Name = name }, As("steward"));
            await _changesets.ApproveChangesetAsync(
                new() { Name = name, ContentHash = created.Changeset.ContentHash }, As("approver"));
            _approved.Add(name);
        }
    }

    /// <summary>Publishes one of them.</summary>
    public async Task PublishAsync(int n) =>
        await _changesets.PublishChangesetAsync(
            new() { Name = _approved[n], RequestId = $"{Guid.NewGuid()}" }, As("steward"));

    private Changeset Changeset(int n) => new()
    {
        Catalog = $"catalogs/{catalog}",
        Comment = string.Create(CultureInfo.InvariantCulture, $"change {n}"),
        Date = Day,
        Operations = { Enumerable.Range(n * operations, operations).Select(Change) },
    };

    // A code that has its value already gets another, so that it stays as large as it is.
    private Operation Change(int n)
    {
        var code = Units.Code(n % codes);
        var fields = new Fields { Attributes = { [Units.Note] = Peer.Value(n) } };
        return n < codes
            ? new() { Amend = new() { Code = code, Fields = fields } }
            : new() { Correct = new() { Value = new() { Code = code, StatedOn = Day, Fields = fields } } };
    }

    private Metadata As(string role) => new() { { "authorization", $"Bearer {demo.Keys[role]}" } };
}
