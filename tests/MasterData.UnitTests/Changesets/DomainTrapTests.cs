using MasterData.Acts;
using MasterData.Changesets;
using MasterData.Errors;
using MasterData.Items;
using static MasterData.UnitTests.Changesets.Provinces;

namespace MasterData.UnitTests.Changesets;

/// <summary>
/// The traps of the domain, by number, as rules that a changeset meets. The real data has its own tests.
/// </summary>
public sealed class DomainTrapTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("0001")]
    [InlineData("000001")]
    [InlineData("١٢٣٤٥")]
    public void Trap1Code_ThatLostOrGainedADigit_IsRefusedNotPadded(string code)
    {
        var world = Provinces.World();
        world.Publish("2020-07-01", Create("00001", "Xã Một", "xa", "101"));

        Assert.NotEmpty(world.Judge("2020-07-01", Create(code, "Xã Hai", "xa", "101")).Violations);
        Assert.NotEmpty(world.Judge("2020-08-01", Amend(code, (FieldIds.Name, "Xã Hai"))).Violations);
        Assert.Equal("00001", world.State.Find("00001")!.Code);
        Assert.Null(world.State.Resolve(code));
    }

    [Fact]
    public void Trap2SameCode_AfterAMerge_IsAnotherUnitAndBreaking()
    {
        var world = Provinces.World(today: World.On("2020-06-01"));

        var preview = world.Publish("2020-07-01", Merge("10001", "10002"));

        Assert.Equal(["10001@", "10001@2020-07-01"], world.Item("10001").Slices.Select(slice => slice.Unit));
        Assert.Contains(preview.MeaningChanges, change => change.Code is "10001");
        Assert.True(preview.Classes.HasFlag(ChangeClass.Breaking));
    }

    [Fact]
    public void Trap3Name_TakenOverFromAnotherCode_MovesNoUnit()
    {
        var world = Provinces.World();

        world.Publish(
            "2020-07-01",
            Merge("10001", "10002") with { Results = [Result("10001", (FieldIds.Name, "Xã Bình"))] });

        Assert.Equal("Xã Bình", world.Slice("10001", "2020-07-01")!.Name);
        Assert.Equal("10001@2020-07-01", world.Slice("10001", "2020-07-01")!.Unit);
        Assert.Null(world.Slice("10002", "2020-07-01"));
    }

    [Fact]
    public void Trap4Names_OfOneKindUnderOneParent_AreWarnedOf()
    {
        var world = Provinces.World();

        var preview = world.Judge(
            "2020-07-01",
            Create("10006", "Xã An", "xa", "101"),
            Create("10007", "Xã Bỉnh", "xa", "101"),
            Create("10008", "Xã Dương", "xa", "102"));

        preview.Refuses();
        Assert.Equal(
            [("10006", ViolationReason.SameName), ("10007", ViolationReason.UnaccentedTwin)],
            preview.Warnings.Where(warning => warning.Field is FieldIds.Name).Select(
                warning => (warning.Code, warning.Reason)));
    }

    [Theory]
    [InlineData("Xã Hòa Quí")]
    [InlineData("Xã Hoà Quý")]
    [InlineData("Xã Ch'ơm")]
    [InlineData("Xã Zuôih")]
    [InlineData("Xã Ea H\u2019leo")]
    [InlineData("Xã Ea H\u02BCleo")]
    public void Trap5Spelling_AsIssued_IsKeptInNfc(string name)
    {
        var world = Provinces.World();

        world.Publish(
            "2020-07-01",
            Create("10006", name.Normalize(System.Text.NormalizationForm.FormD), "xa", "101"));

        Assert.Equal(name, world.Item("10006").Slices[0].Name);
        Assert.Equal(name[3..], world.Item("10006").Slices[0].ShortName);
    }

    [Fact]
    public void Trap5Spelling_Corrected_IsNoLegalChange()
    {
        var world = Provinces.World();
        world.Publish("2020-07-01", Create("10006", "Xã Hoà Quí", "xa", "101"));

        var preview = world.Publish(
            null,
            new CorrectValue("10006", World.On("2020-07-01"), World.Fields((FieldIds.Name, "Xã Hòa Quý"))));

        var slice = Assert.Single(world.Item("10006").Slices);
        Assert.Equal(("10006@2020-07-01", "Hòa Quý"), (slice.Unit, slice.ShortName));
        Assert.Equal(ChangeClass.Correction, preview.Classes);
        Assert.Empty(preview.MeaningChanges);
    }

    [Fact]
    public void Trap6ClosedCode_WithoutACorrectionThatSaysSo_StaysClosed()
    {
        var world = Provinces.World();
        world.Publish("2020-07-01", Merge("10001", "10002"));
        var reopened = new RecordItem("10002", [
            Slice("Xã Bình", "xa", "101", to: "2020-07-01"), Slice("Xã Bình", "xa", "101", from: "2021-01-01"),
        ]);

        Assert.Contains(
            world.Judge("2021-01-01", Create("10002", "Xã Bình", "xa", "101")).Violations,
            violation => violation.Reason is ViolationReason.CodeClosed);
        Assert.Contains(
            world.Judge(null, reopened).Violations, violation => violation.Reason is ViolationReason.CodeClosed);
        Assert.Contains(
            world.Judge("2021-01-01", new Recode("10003", "10002")).Violations,
            violation => violation.Reason is ViolationReason.CodeClosed);
    }

    [Theory]
    [InlineData("Đà Nẵng", "da nang")]
    [InlineData("ĐẮK LẮK", "dak lak")]
    [InlineData("Hoà Quí", "hoa qui")]
    public void Trap7Fold_OfVietnamese_NeedsNoCulture(string text, string folded)
    {
        Assert.Equal(folded, Folding.Fold(text));
        Assert.Equal(folded, Folding.Fold(text.Normalize(System.Text.NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("Phường Phường Đúc", "phuong", "Phường Đúc")]
    [InlineData("Phường I", "phuong", "I")]
    [InlineData("Xã Ba", "xa", "Ba")]
    [InlineData("Xãng", "xa", "Xãng")]
    [InlineData("Phường Đúc", "xa", "Phường Đúc")]
    public void Trap8Prefix_OfItsOwnKindOnly_IsRemovedOnce(string name, string kind, string shortName)
    {
        var world = Provinces.World();

        world.Publish("2020-07-01", Create("10006", name, kind, kind is "xa" ? "101" : "102"));

        var slice = Assert.Single(world.Item("10006").Slices);
        Assert.Equal((name, shortName, kind), (slice.Name, slice.ShortName, slice.Kind));
    }

    [Fact]
    public void Trap9Change_KnownBeforeItOperates_LeavesTheDaysBefore()
    {
        var world = Provinces.World(today: World.On("2020-06-20"));

        world.Publish(World.Changeset("2020-07-01", Merge("10001", "10002") with { Acts = ["1/NQ"] }) with
        {
            NewActs = [new LegalAct { Id = "1/NQ", InForceOn = World.On("2020-06-16"), OperatesFrom = World.On(
                "2020-07-01") }],
        });

        Assert.Equal("10001@", world.Slice("10001", "2020-06-20")!.Unit);
        Assert.Equal("10002@", world.Slice("10002", "2020-06-30")!.Unit);
        Assert.Null(world.Slice("10002", "2020-07-01"));
    }

    [Fact]
    public void Trap9Code_ThatAnotherCatalogRefersTo_EndsWithAFinding()
    {
        var world = Provinces.World();
        world.References["10005"] = "budget-units/1000001";

        var preview = world.Judge("2020-07-01", new Abolish("10005", "level abolished"));

        preview.Refuses();
        Assert.Contains(
            preview.Warnings, warning => warning is { Code: "10005", Reason: ViolationReason.ReferencedBy });
    }

    [Fact]
    public void Trap10Acts_OfTwoStatements_StayWithTheirOwn()
    {
        var world = Provinces.World();

        world.Publish(World.Changeset(
            null,
            Amend("10001", (FieldIds.Name, "Xã Mới")) with { Date = World.On("2020-07-01"), Acts = ["1/NQ"] },
            Amend("10001", ("attributes.number", "7")) with { Date = World.On("2020-08-01"), Acts = ["2/NQ"] }) with
        {
            NewActs = [new LegalAct { Id = "1/NQ" }, new LegalAct { Id = "2/NQ" }],
        });

        Assert.Equal(["1/NQ"], world.Slice("10001", "2020-07-01")!.StartActs);
        Assert.Equal([FieldIds.Name, FieldIds.ShortName], world.Slice("10001", "2020-07-01")!.Stated);
        Assert.Equal(["2/NQ"], world.Slice("10001", "2020-08-01")!.StartActs);
        Assert.Equal(["attributes.number"], world.Slice("10001", "2020-08-01")!.Stated);
    }

    [Fact]
    public void Trap11Split_WithOnePartOnly_IsRefused()
    {
        var world = Provinces.World();

        var preview = world.Judge(
            "2020-07-01", new Reorganize("split", [Part("10003", "10001"), Whole("10001", "10001")], []));

        Assert.Contains(
            preview.Violations, violation => violation is { Code: "10003", Reason: ViolationReason.Coverage });
    }

    [Theory]
    [InlineData("000.00.00.H01")]
    [InlineData("000.00.05.H01")]
    [InlineData("000.00.09.H02")]
    public void Trap12Spelling_OfAnotherAgencysCode_IsNoFreeAlias(string spelling)
    {
        var world = Agencies();

        var preview = world.Judge("2020-07-01", new Amend("H02", FieldSet.Empty) { AddAliases = [spelling] });

        preview.Refuses((0, "H02", "aliases", ViolationReason.AliasTaken));
    }

    [Fact]
    public void Trap12Spelling_OfItsOwnCode_IsAnAliasAndStaysOneBody()
    {
        var world = Agencies();

        world.Publish(null, new Amend("H01.05", FieldSet.Empty) { AddAliases = ["000.00.05.H01"] });

        Assert.Same(world.State.Find("H01.05"), world.State.Resolve("000.00.05.H01"));
        world.Judge("2020-07-01", Create("000.00.05.H01", "Khác", "c", "H01")).Refuses(
            (0, "000.00.05.H01", "code", ViolationReason.AliasTaken));
    }

    private static World Agencies()
    {
        var world = new World(Provinces.Catalog with
        {
            Schema = new()
            {
                Kinds = [new() { Id = "a", CodePattern = @"H\d{2}" }, new() { Id = "c", CodePattern = @"[H0-9.]+" }],
                Parents = [new("c", "a", DateOnly.MinValue, DateOnly.MaxValue)],
                Aliases =
                [
                    new(@"000\.00\.00\.(?<a>H\d{2})", "${a}"), new(@"000\.00\.(?<b>\d{2})\.(?<a>H\d{2})", "${a}.${b}"),
                ],
            },
        });
        world.Publish(
            null, Record("H01", "Một", "a", ""), Record("H02", "Hai", "a", ""), Record("H01.05", "Năm", "c", "H01"));
        return world;
    }
}
