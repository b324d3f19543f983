using MasterData.Canonical;
using MasterData.Client.Copies;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Testing;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;
using Microsoft.Extensions.Logging.Abstractions;

namespace MasterData.UnitTests.Copies;

/// <summary>When a copy makes another base of what it has.</summary>
public sealed class CopyRebaseTests
{
    private const int Codes = 20_000;

    private readonly CatalogState _state = CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch)
        .Next(
            [SampleCatalog.Content, .. Enumerable.Range(0, Codes).Select(number => Item(number, 0))],
            [],
            DateTimeOffset.UnixEpoch);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // The rebase of the snapshot is still going on when the changes come, so that it is void.
    [Fact]
    public async Task Copy_ThatChangesWhileItsSnapshotIsRead_HasReadAllInTheEnd()
    {
        var copy = Copy();
        var newest = Unread(_state);

        copy.Receive(newest, [], isWhole: true, CopySource.Server);
        for (var number = 0; number < 5; number++)
        {
            newest = newest.Next([Item(number, 1)], [], DateTimeOffset.UnixEpoch);
            copy.Receive(newest, [DocumentKey.OfItem(Code(number))], isWhole: false, CopySource.Server);
        }

        Assert.True(newest.IsRebaseDue);
        await Eventually.HoldsAsync(() => !copy.Snapshot.IsRebaseDue, cancellationToken: Cancellation);
        Assert.Equal(newest.Head, copy.Head);
        Assert.Equal("Xã 1", copy.Find(Code(4))!.Slices[0].Name);
        Assert.Equal(Codes, copy.Snapshot.Items.Count());
    }

    [Fact]
    public async Task Copy_ThatChangesALittle_KeepsItsBase()
    {
        var copy = Copy();
        copy.Receive(Unread(_state), [], isWhole: true, CopySource.Server);
        await Eventually.HoldsAsync(() => !copy.Snapshot.IsRebaseDue, cancellationToken: Cancellation);

        var changed = copy.Snapshot.Next([Item(7, 1)], [], DateTimeOffset.UnixEpoch);
        copy.Receive(changed, [DocumentKey.OfItem(Code(7))], isWhole: false, CopySource.Server);
        copy.Rebase();

        // Else each publication would cost every copy as much as its catalog is large.
        Assert.Same(changed, copy.Snapshot);
    }

    private static CatalogCopy Copy() => new(
        SampleCatalog.Id,
        new(TimeProvider.System, TimeSpan.FromSeconds(15)),
        accept: null,
        TimeProvider.System,
        NullLogger.Instance);

    private static CatalogState Unread(CatalogState state)
    {
        Document[] all = [.. state.Documents];
        var part = new CanonicalDocumentsBuilder(SampleCatalog.Id, all.Length, all.Length * 200);
        foreach (var document in all)
        {
            part.Writer.Bytes(CanonicalForm.Write(SampleCatalog.Id, document));
            part.Add(document.Key);
        }

        return CatalogState.Load(state.Head, [part.Build()]);
    }

    private static string Code(int number) => $"{number:00000}";

    private static ItemDocument Item(int number, int version) => new()
    {
        Code = Code(number),
        Slices = [new() { Unit = $"{number}@", Name = $"Xã {version}", ShortName = $"{version}", Kind = "xa" }],
    };
}
