using MasterData.Core.Following;
using MasterData.Server.Sync;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;
using Microsoft.Extensions.Options;

namespace MasterData.UnitTests.Sync;

public sealed class StepCacheTests
{
    private readonly StepCache _steps = new(Options.Create(new SyncOptions()));

    [Fact]
    public async Task Next_OfAHeadThatAnotherStreamWentOnFrom_IsWhatThatOneSent()
    {
        var before = First();
        var after = Next(before);
        var head = before.State.Head;
        Assert.Null(_steps.Next(head, after));

        var sent = await _steps.DeltaAsync(after, head.Version);
        _steps.Follows(head, after, sent);

        Assert.Same(sent, _steps.Next(head, after));
        Assert.Null(_steps.Next(null, after));
        Assert.Null(_steps.Next(after.State.Head, after));
        Assert.Null(_steps.Next(head, Next(after)));
    }

    [Fact]
    public async Task Next_AfterASnapshot_IsUnknown_SoThatEachStreamIsAdmitted()
    {
        var before = First();
        var after = Next(before);

        _steps.Follows(before.State.Head, after, await _steps.SnapshotAsync(after));

        Assert.Null(_steps.Next(before.State.Head, after));
    }

    private static CatalogEntry First()
    {
        var state = CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch)
            .Next([SampleCatalog.Content], [], DateTimeOffset.UnixEpoch);
        return new()
        {
            State = state,
            Log = CatalogLog.Of(
            [LoggedVersion.Of(state.Head, [SampleCatalog.Content.Key])])
        };
    }

    private static CatalogEntry Next(CatalogEntry entry)
    {
        var state = entry.State.Next([SampleCatalog.Act], [], DateTimeOffset.UnixEpoch);
        return entry.After(state, [LoggedVersion.Of(state.Head, [SampleCatalog.Act.Key])]);
    }
}
