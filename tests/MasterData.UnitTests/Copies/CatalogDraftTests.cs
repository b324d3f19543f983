using MasterData.Client.Testing;
using MasterData.Items;

namespace MasterData.UnitTests.Copies;

public sealed class CatalogDraftTests
{
    private const string Catalog = "admin-units";
    private static readonly DateOnly Day = new(2026, 1, 1);

    private readonly InMemoryAuthority _authority = new();

    [Fact]
    public void Change_OnADayWithinASlice_CutsItThere()
    {
        Publish(draft => draft.Item("1", "Một", from: Day, to: Day.AddDays(10)).Change(
            "1", Day.AddDays(4), Renamed("Hai")));

        Assert.Equal(
            [("Một", Day, Day.AddDays(4)), ("Hai", Day.AddDays(4), Day.AddDays(10))],
            Slices("1").Select(slice => (slice.Name, slice.ValidFrom, slice.ValidTo)));
    }

    [Fact]
    public void Change_OnTheFirstDayOfASlice_ReplacesIt()
    {
        Publish(draft => draft.Item("1", "Một", from: Day).Change("1", Day, Renamed("Hai")));

        Assert.Equal("Hai", Assert.Single(Slices("1")).Name);
    }

    [Fact]
    public void End_WithLaterSlices_TakesThemAway()
    {
        Publish(draft => draft.Item("1", "Một", from: Day).Change("1", Day.AddDays(9), Renamed("Hai")).End(
            "1", Day.AddDays(3)));

        var slice = Assert.Single(Slices("1"));
        Assert.Equal((Day.AddDays(3), Disposition.None), (slice.ValidTo, slice.Disposition));
    }

    [Fact]
    public void Alias_GivenTwice_IsThereOnceInOrder()
    {
        Publish(draft => draft.Item("1", "Một").Alias("1", "b", "a"));
        Publish(draft => draft.Alias("1", "b", "c"));

        Assert.Equal(["a", "b", "c"], _authority[Catalog].Find("1")!.Aliases);
    }

    [Fact]
    public void Draft_ThatContradictsItself_IsRefusedAndNothingIsPublished()
    {
        Publish(draft => draft.Item("1", "Một", from: Day, to: Day.AddDays(1)));

        Refused(draft => draft.Item("2", "Hai", from: Day, to: Day));
        Refused(draft => draft.Remove("2"));
        Refused(draft => draft.RemoveAct("a"));
        Refused(draft => draft.Alias("2", "b"));
        Refused(draft => draft.End("1", Day));
        Refused(draft => draft.End("1", Day.AddDays(1)));
        Refused(draft => draft.Change("1", Day.AddDays(-1), Renamed("Hai")));
        Assert.Equal(1, _authority[Catalog].Head.Version);
    }

    private static Func<Slice, Slice> Renamed(string name) => slice => slice with { Name = name };

    private void Publish(Action<CatalogDraft> write) => _authority.Publish(Catalog, write);

    private void Refused(Action<CatalogDraft> write) => Assert.Throws<ArgumentException>(
        () => _authority.Publish(Catalog, draft => write(draft.Item("3", "Ba"))));

    private System.Collections.Immutable.ImmutableArray<Slice> Slices(string code) =>
        _authority[Catalog].Find(code)!.Slices;
}
