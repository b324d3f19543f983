using MasterData.Core.Items;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Items;

/// <summary>The reading of items on every database.</summary>
public abstract class ItemTests(Database database)
{
    [Fact]
    public async Task Reading_ByAStranger_IsRefused()
    {
        using var library = await Library.OpenAsync(database);

        foreach (var read in (Func<Task>[])
        [
            () => library.ListAsync(actor: Library.Stranger),
            () => library.GetAsync("red", actor: Library.Stranger),
            () => library.BatchAsync(["red"], actor: Library.Stranger),
            () => library.HistoryAsync("red", actor: Library.Stranger),
        ])
        {
            Assert.Equal(ErrorReason.PermissionDenied, await ReasonAsync(read));
        }
    }

    [Fact]
    public async Task List_InPages_StaysAtItsVersionWhileOthersPublish()
    {
        using var library = await Library.OpenAsync(database);

        var first = await library.ListAsync(size: 4);
        await library.PublishAsync();
        var second = await library.ListAsync(size: 4, token: first.Page.NextPageToken);

        Assert.Equal(["blue", "cold", "gold", "pink", "red", "warm"], CodesOf(first).Concat(CodesOf(second)));
        Assert.Equal("Đỏ", second.Page.Entries.Single(item => item.Item.Code == "red").Slice.Name);
        Assert.Equal(first.ReadPoint.Head, second.ReadPoint.Head);
        Assert.Empty(second.Page.NextPageToken);
        Assert.Contains("wine", CodesOf(await library.ListAsync()));
    }

    [Fact]
    public async Task List_WithConditions_HasWhatMeetsAllOfThem()
    {
        using var library = await Library.OpenAsync(database);
        await library.PublishAsync();
        var query = Library.Query();

        Assert.Equal(["gold", "red"], CodesOf(await library.ListAsync(query with { Parent = "warm" })));
        Assert.Equal(["pink", "wine"], CodesOf(await library.ListAsync(query with { Under = "red" })));
        Assert.Equal(["cold", "warm"], CodesOf(await library.ListAsync(query with { Level = 1 })));
        Assert.Equal(["pink"], CodesOf(await library.ListAsync(query with { Under = "warm", Level = 3 })));
        Assert.Empty(CodesOf(await library.ListAsync(query with { Kind = "khac" })));
        Assert.Equal(
            ["cold"], CodesOf(await library.ListAsync(query with { EffectiveOn = new(2026, 1, 1) })).Where(
                code => code is "cold" or "blue"));
    }

    [Fact]
    public async Task List_UnderAnAlias_IsThatOfTheCode()
    {
        using var library = await Library.OpenAsync(database);

        Assert.Equal(["pink"], CodesOf(await library.ListAsync(Library.Query() with { Parent = "rot" })));
    }

    [Fact]
    public async Task Level_ReadOneByOneOrInAList_IsTheSameAtEveryVersion()
    {
        using var library = await Library.OpenAsync(database);
        await library.PublishAsync();

        foreach (var known in new[] { Library.At(1), Library.At(2) })
        {
            var listed = (await library.ListAsync(Library.Query() with { KnownAt = known })).Page.Entries;
            foreach (var item in listed)
            {
                var one = (await library.GetAsync(item.Item.Code, known)).Item;
                Assert.Equal(
                    (item.Level, item.LastChanged, item.Slice.Name), (one.Level, one.LastChanged, one.Slice.Name));
            }

            Assert.Equal(3, listed.Single(item => item.Item.Code == "pink").Level);
        }
    }

    [Fact]
    public async Task Get_AtAnOldVersion_KnowsWhatWasKnown()
    {
        using var library = await Library.OpenAsync(database);
        await library.PublishAsync();

        var old = await library.GetAsync("rot", Library.At(1));
        var present = await library.GetAsync("red");

        Assert.Equal(("red", "Đỏ", 1), (old.Item.Item.Code, old.Item.Slice.Name, old.Item.LastChanged));
        Assert.Equal(
            ("red", "Đỏ tươi", 2), (present.Item.Item.Code, present.Item.Slice.Name, present.Item.LastChanged));
        Assert.Equal(1, old.ReadPoint.Head.Version);
        Assert.Equal(ErrorReason.ItemNotFound, await ReasonAsync(() => library.GetAsync("wine", Library.At(1))));
    }

    [Fact]
    public async Task Batch_OfManyCodes_KeepsTheirOrderAndNamesTheMissing()
    {
        using var library = await Library.OpenAsync(database);
        await library.PublishAsync();

        var present = await library.BatchAsync(["wine", "none", "rot", "warm", "red"]);
        var old = await library.BatchAsync(["wine", "rot", "warm"], Library.At(1));

        Assert.Equal(["wine", "warm", "red"], present.Items.Select(item => item.Item.Code));
        Assert.Equal(["none", "rot"], present.Missing);
        Assert.Equal([2, 1, 2], present.Items.Select(item => item.LastChanged));
        Assert.Equal(["red", "warm"], old.Items.Select(item => item.Item.Code));
        Assert.Equal(["wine"], old.Missing);
        Assert.All(old.Items, item => Assert.Equal(1, item.LastChanged));
    }

    [Fact]
    public async Task Batch_OfMoreThanAllowed_IsRefused()
    {
        using var library = await Library.OpenAsync(database);
        string[] codes = [.. Enumerable.Repeat("red", BatchGetItems.MaxCodes + 1)];

        var refusal = await Assert.ThrowsAsync<MasterDataException>(() => library.BatchAsync(codes));

        Assert.Equal(ErrorReason.InvalidFields, refusal.Reason);
        Assert.Equal(("codes", ViolationReason.TooLong), (refusal.Violations[0].Field, refusal.Violations[0].Reason));
        Assert.Equal(BatchGetItems.MaxCodes, (await library.BatchAsync(codes[1..])).Items.Count);
    }

    [Fact]
    public async Task History_AtAnOldVersion_IsThatOfTheTimeWithItsActs()
    {
        using var library = await Library.OpenAsync(database);
        await library.PublishAsync();

        var old = await library.HistoryAsync("rot", Library.At(1));
        var present = await library.HistoryAsync("red");

        Assert.Equal("Đỏ", Assert.Single(old.Item.Slices).Name);
        Assert.Equal([Library.Act], old.Item.Slices[0].StartActs);
        Assert.Empty(old.Acts);
        Assert.Equal("Đỏ tươi", Assert.Single(present.Item.Slices).Name);
        Assert.Equal(ErrorReason.ItemNotFound, await ReasonAsync(() => library.HistoryAsync("rot")));
    }

    private static IEnumerable<string> CodesOf(ListAnswer answer) => answer.Page.Entries.Select(item => item.Item.Code);

    private static async Task<ErrorReason> ReasonAsync(Func<Task> read) =>
        (await Assert.ThrowsAsync<MasterDataException>(read)).Reason;
}
