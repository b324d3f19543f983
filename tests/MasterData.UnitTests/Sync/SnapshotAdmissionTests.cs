using MasterData.Core.Access;
using MasterData.Server.Sync;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.UnitTests.Sync;

public sealed class SnapshotAdmissionTests
{
    private const long Large = SnapshotAdmission.SmallDocuments + 1;
    private const int Places = 4;

    private static readonly Actor Greedy = new("greedy", []);
    private static readonly Actor Other = new("other", []);

    private readonly FakeTimeProvider _time = new();
    private readonly SnapshotAdmission _admission;

    public SnapshotAdmissionTests() =>
        _admission = new(Options.Create(new SyncOptions { Snapshots = Places }), _time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Place_WhileNobodyElseWaits_IsGivenToOneConsumerUpToTheLast()
    {
        var held = await HoldAllAsync();

        Assert.All(held, place => Assert.False(place.IsTakenBack));
        Assert.Null(await _admission.TryEnterAsync(Greedy, Large, TimeSpan.Zero, Cancellation));
    }

    [Fact]
    public async Task Places_OfAConsumerBeyondItsFirst_AreTakenBackWhileAnotherWaits()
    {
        var held = await HoldAllAsync();
        var waits = _admission.EnterAsync(Other, Large, Cancellation);
        Assert.False(waits.IsCompleted);

        await PassAsync(() => held.Any(place => place.IsTakenBack));

        Assert.False(held[0].IsTakenBack);
        var taken = Assert.Single(held, place => place.IsTakenBack);
        taken.Dispose();
        Assert.Equal("other", (await waits).Principal);
    }

    [Fact]
    public async Task Place_ThatIsFree_GoesToTheConsumerWithoutOneBeforeTheRestOfTheLine()
    {
        var held = await HoldAllAsync();
        var line = Enumerable.Range(0, 10).Select(_ => _admission.EnterAsync(Greedy, Large, Cancellation)).ToList();
        var other = _admission.EnterAsync(Other, Large, Cancellation);

        held[0].Dispose();

        Assert.Equal("other", (await other).Principal);
        Assert.All(line, waits => Assert.False(waits.IsCompleted));
    }

    [Fact]
    public async Task Snapshot_ThatIsSmall_WaitsForNobody()
    {
        await HoldAllAsync();

        using var place = await _admission.TryEnterAsync(
            Other, SnapshotAdmission.SmallDocuments, TimeSpan.Zero, Cancellation);

        Assert.NotNull(place);
    }

    [Fact]
    public async Task Waiting_ThatIsGivenUp_LeavesNoPlaceBehind()
    {
        var held = await HoldAllAsync();
        using var leaves = new CancellationTokenSource();
        var gone = _admission.EnterAsync(Other, Large, leaves.Token);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        held.ForEach(place => place.Dispose());

        Assert.Equal(Places, (await HoldAllAsync()).Count);
    }

    private async Task<List<SnapshotPlace>> HoldAllAsync()
    {
        var held = new List<SnapshotPlace>();
        for (var place = 0; place < Places; place++)
        {
            held.Add(await _admission.EnterAsync(Greedy, Large, Cancellation));
        }

        return held;
    }

    // The one that waits looks up after the moment has passed, on a thread of its own.
    private async Task PassAsync(Func<bool> condition)
    {
        _time.Advance(SnapshotAdmission.Grace);
        await Testing.Eventually.HoldsAsync(condition, TimeSpan.FromSeconds(10), Cancellation);
    }
}
