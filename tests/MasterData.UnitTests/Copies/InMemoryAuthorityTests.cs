using System.Threading.Channels;
using MasterData.Client.Copies;
using MasterData.Client.Testing;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.UnitTests.Copies;

/// <summary>What a program's tests get from an authority in memory.</summary>
public sealed class InMemoryAuthorityTests : IDisposable
{
    private const string Catalog = "admin-units";
    private static readonly DateOnly Reform = new(2025, 7, 1);

    private readonly CancellationTokenSource _patience = CopyPatience.Begin();
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 7, 12, 0, 0, TimeSpan.Zero));
    private readonly InMemoryAuthority _authority;

    public InMemoryAuthorityTests()
    {
        _authority = new(_clock);
        _authority.Publish(Catalog, draft => draft
            .Item("48", "Đà Nẵng", "tinh")
            .Item("20656", "Trung Phước", "thi-tran", "48")
            .Change("20656", Reform, slice => slice with { Name = "Xã Nông Sơn", Kind = "xa" })
            .Alias("20656", "QNM.20656")
            .Act("1659/NQ-UBTVQH15"));
    }

    private CancellationToken Cancellation => _patience.Token;

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task Copy_OfWhatWasPublished_AnswersAsOfTheDay()
    {
        await using var copies = await StartAsync();
        var units = copies[Catalog];

        Assert.Equal(
            ("Trung Phước", "Xã Nông Sơn"),
            (units.On("20656", Reform.AddDays(-1))?.Name, units.On("QNM.20656", Reform)?.Name));
        Assert.Equal(["20656"], units.ChildrenOf("48", Reform).Select(child => child.Code));
        Assert.NotNull(units.Snapshot.FindAct("1659/NQ-UBTVQH15"));
        Assert.Equal((1, new(2026, 3, 7), CopySource.Server), (units.Head?.Version, units.Today, units.Source));
    }

    [Fact]
    public async Task Copy_OfEveryFieldOfTheModel_HasItsDigest()
    {
        var head = _authority.Publish(SampleCatalog.Id, draft =>
        {
            foreach (var document in SampleCatalog.Documents)
            {
                draft.Put(document);
            }
        });

        await using var copies = await StartAsync(SampleCatalog.Id);

        Assert.Equal(head, copies[SampleCatalog.Id].Head);
        Assert.Equal(CatalogState.Load(head, SampleCatalog.Documents).Head.Digest, head.Digest);
    }

    [Fact]
    public async Task Publish_OfAChangeAndARemoval_TellsWhichKeys()
    {
        await using var copies = await StartAsync();
        var changes = ChangesOf(copies[Catalog]);

        var head = _authority.Publish(Catalog, draft => draft.Remove("20656").Item("20657", "Quế Lộc", "xa", "48"));
        await copies[Catalog].WaitForAsync(head, Cancellation);

        Assert.Null(copies[Catalog].Find("20656"));
        var change = await changes.ReadAsync(Cancellation);
        Assert.Equal((1, 2, false), (change.Before?.Version, change.After.Version, change.IsWhole));
        Assert.Equal(["item/20656", "item/20657"], change.Keys.Order());
    }

    [Fact]
    public async Task Publish_OfWhatTheDraftItselfRemoved_TellsNothingOfIt()
    {
        await using var copies = await StartAsync();
        var changes = ChangesOf(copies[Catalog]);

        _authority.Publish(
            Catalog, draft => draft.Item("1", "Một").Remove("1").Act("a").RemoveAct("a").Item("2", "Hai"));

        Assert.Equal(["item/2"], (await changes.ReadAsync(Cancellation)).Keys);
    }

    [Fact]
    public async Task Epoch_ThatBegins_IsLoadedWhole()
    {
        await using var copies = await StartAsync();
        var changes = ChangesOf(copies[Catalog]);

        var head = _authority.BeginEpoch(Catalog, draft => draft.Item("1", "Một"));
        var began = await changes.ReadAsync(Cancellation);
        Assert.True(began.IsWhole);
        Assert.True(string.CompareOrdinal(head.Epoch, began.Before!.Epoch) > 0);

        var next = _authority.Publish(Catalog, draft => draft.Remove("1"));
        var told = await changes.ReadAsync(Cancellation);
        Assert.Equal((next, false), (told.After, told.IsWhole));
    }

    [Fact]
    public async Task Midnight_OnTheClockOfTheTest_TellsTheDay()
    {
        _authority.Publish(Catalog, draft => draft.Item("9", "Chín", from: new(2026, 3, 8)));
        await using var copies = await StartAsync();
        var day = new TaskCompletionSource<DayChange>(TaskCreationOptions.RunContinuationsAsynchronously);
        copies[Catalog].DayChanged += day.SetResult;

        _clock.Advance(TimeSpan.FromHours(6));

        var told = await day.Task.WaitAsync(Cancellation);
        Assert.Equal([new(2026, 3, 8)], told.Days);
        Assert.Equal("9", Assert.Single(told.Began).Code);
    }

    [Theory]
    [InlineData(AuthorityCondition.WithoutDatabase, 0, CopyState.Stale)]
    [InlineData(AuthorityCondition.Silent, 15, CopyState.Stale)]
    [InlineData(AuthorityCondition.Down, 0, CopyState.CatchingUp)]
    [InlineData(AuthorityCondition.Down, 15, CopyState.Offline)]
    public async Task Copy_OfAnAuthorityThatIsNotUp_SaysSoAndRecovers(
        AuthorityCondition condition, int seconds, CopyState state)
    {
        await using var copies = await StartAsync();
        var units = copies[Catalog];
        await units.WaitForStateAsync(CopyState.Live, Cancellation);

        _authority.Condition = condition;
        await SettleAsync(units, condition);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        await units.WaitForStateAsync(state, Cancellation);
        await StaysAsync(units, state);
        Assert.NotNull(units.Find("20656"));

        _authority.Condition = AuthorityCondition.Up;
        await units.WaitForStateAsync(CopyState.Live, Cancellation);
    }

    [Fact]
    public async Task Publish_WhileDown_ComesAsOneStepAfterwards()
    {
        await using var copies = await StartAsync();
        var changes = ChangesOf(copies[Catalog]);
        _authority.Condition = AuthorityCondition.Down;
        await copies[Catalog].WaitForStateAsync(CopyState.CatchingUp, Cancellation);

        _authority.Publish(Catalog, draft => draft.Item("1", "Một"));
        var head = _authority.Publish(Catalog, draft => draft.Item("2", "Hai"));
        _authority.Condition = AuthorityCondition.Up;
        Assert.Equal(head, (await changes.ReadAsync(Cancellation)).After);
        Assert.Equal("Một", copies[Catalog].On("1", Reform)?.Name);
    }

    [Fact]
    public async Task Version_ThatTheProgramRejects_IsNotShown()
    {
        await using var copies = CatalogCopies.Start(
            _authority.Channel,
            new()
            {
                Catalogs = [Catalog],
                Begin = [_authority[Catalog]],
                Accept = state => state.Find("48") is null ? "no 48" : null,
            },
            _authority.Time);
        await copies[Catalog].WaitForStateAsync(CopyState.Live, Cancellation);

        _authority.Publish(Catalog, draft => draft.Remove("48"));
        await copies[Catalog].WaitForStateAsync(CopyState.Stale, Cancellation);

        Assert.NotNull(copies[Catalog].Find("48"));
        Assert.Contains("no 48", copies[Catalog].Reason?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_ThatAreAheadOfTheAuthority_KeepWhatTheyHave()
    {
        var other = new InMemoryAuthority(_clock);
        other.Publish(Catalog, draft => draft.Item("0", "Không"));
        await using var copies = CatalogCopies.Start(
            other.Channel,
            new() { Catalogs = [Catalog], Begin = [_authority[Catalog].Next([], [], _clock.GetUtcNow())] },
            other.Time);
        var changes = ChangesOf(copies[Catalog]);

        other.BeginEpoch(Catalog);

        Assert.Equal(2, (await changes.ReadAsync(Cancellation)).Before?.Version);
        Assert.NotNull(copies[Catalog].Find("0"));
    }

    [Fact]
    public async Task Copies_OfWhatWasNeverPublished_AreRefused() => await Assert.ThrowsAsync<KeyNotFoundException>(
        () => _authority.StartCopiesAsync(["countries"], Cancellation));

    // A copy shows a version a moment before it tells of it.
    private static ChannelReader<CatalogChange> ChangesOf(CatalogCopy copy)
    {
        var changes = Channel.CreateUnbounded<CatalogChange>();
        copy.Changed += change => changes.Writer.TryWrite(change);
        return changes.Reader;
    }

    // Several heartbeats of the authority: one that still came would make the copy fresh again.
    private async Task StaysAsync(CatalogCopy copy, CopyState state)
    {
        for (var look = 0; look < 30; look++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation);
            Assert.Equal(state, copy.State);
        }
    }

    // A copy whose stream has not ended yet would grow stale first.
    private Task SettleAsync(CatalogCopy copy, AuthorityCondition condition) => condition is AuthorityCondition.Down
        ? copy.WaitForStateAsync(CopyState.CatchingUp, Cancellation)
        : Task.CompletedTask;

    private Task<CatalogCopies> StartAsync(string catalog = Catalog) =>
        _authority.StartCopiesAsync([catalog], Cancellation);
}
