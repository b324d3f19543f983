using MasterData.Errors;
using MasterData.Items;
using MasterData.Versions;

namespace MasterData.UnitTests.Seeding;

/// <summary>The traps of the domain, by number, in the real data.</summary>
public sealed class SeedTrapTests
{
    private static readonly DateOnly DayBefore = new(2025, 6, 30);

    private static readonly DateOnly Reform = new(2025, 7, 1);

    private static CatalogState Units => SeededCatalogs.Units;

    [Fact]
    public void Trap1Codes_OfTheLastDayBeforeTheReform_KeepTheirZeros()
    {
        var codes = Units.Items.Where(item => item.On(DayBefore) is not null).Select(item => item.Code).ToList();

        Assert.Equal(10_794, codes.Count);
        Assert.Equal(3_132, codes.Count(code => code[0] is '0'));
        Assert.Equal("Phường Phúc Xá", Units.Resolve("00001")?.Slices[0].Name);
        Assert.All(["1", "0001", "000001"], code => Assert.Null(Units.Resolve(code)));
    }

    [Theory]
    [InlineData("20314", "Hoà Xuân", "Hòa Xuân")]
    [InlineData("48", "Đà Nẵng", "Đà Nẵng")]
    [InlineData("24", "Bắc Giang", "Bắc Ninh")]
    [InlineData("91", "Kiên Giang", "An Giang")]
    public void Trap2SameCode_AfterTheReform_IsAnotherUnit(string code, string before, string now)
    {
        var item = Units.Find(code)!;

        Assert.Equal((before, now), (item.Slices[0].ShortName, item.On(Reform)!.ShortName));
        Assert.Equal(($"{code}@", $"{code}@2025-07-01"), (item.On(DayBefore)!.Unit, item.On(Reform)!.Unit));
        Assert.Contains(item.Legs, leg => leg.Date == Reform
            && leg.From == $"{code}@" && leg.To == $"{code}@2025-07-01");
        Assert.True(item.Legs.Count(leg => leg.To == $"{code}@2025-07-01") > 1);
    }

    [Theory]
    [InlineData("Xã Hòa Tiến", "20326", "20332")]
    [InlineData("Phường Hải Châu", "20236", "20242")]
    public void Trap3SameName_AfterTheReform_IsAnotherCode(string name, string before, string now)
    {
        Assert.Equal(name, Units.Find(before)!.On(DayBefore)!.Name);
        Assert.Null(Units.Find(before)!.On(Reform));
        Assert.Equal(name, Units.Find(now)!.On(Reform)!.Name);
        Assert.NotEqual(name, Units.Find(now)!.On(DayBefore)!.Name);
    }

    [Fact]
    public void Trap4Names_InOneParentOrNationwide_Repeat()
    {
        Assert.Equal(33, Units.Items.Count(item => item.On(DayBefore)?.Name is "Phường 1"));
        Assert.Equal(
            ("Yên Viên", "Yên Viên", "018", "018"),
            (Units.Find("00526")!.On(DayBefore)!.ShortName, Units.Find("00532")!.On(DayBefore)!.ShortName,
                Units.Find("00526")!.On(DayBefore)!.Parent, Units.Find("00532")!.On(DayBefore)!.Parent));
        var (left, right) = (Units.Find("21289")!.On(Reform)!, Units.Find("21292")!.On(Reform)!);
        Assert.NotEqual(left.ShortName, right.ShortName);
        Assert.Equal(
            (Folding.Fold(left.ShortName), left.Parent), (Folding.Fold(right.ShortName), right.Parent));
    }

    [Fact]
    public void Trap5Names_OfAllCatalogs_AreNfcAndAsPublished()
    {
        var slices = ((CatalogState[])[Units, SeededCatalogs.Agencies, SeededCatalogs.Budget])
            .SelectMany(state => state.Items).SelectMany(item => item.Slices).ToList();

        Assert.All(
            slices, slice => Assert.True(slice.Name.IsNormalized() && slice.ShortName.IsNormalized(), slice.Name));
        Assert.Equal(
            ["Hoà Xuân", "Hòa Xuân", "Hòa Xuân"], Units.Find("20314")!.Slices.Select(slice => slice.ShortName));
        Assert.Equal("Xã Ch'ơm", Units.Find("20437")!.Slices[0].Name);
        Assert.Equal("Xã Ea H'leo", Units.Find("24184")!.Slices[0].Name);
        Assert.Equal("Xã Zuôich", Units.Find("20701")!.Slices[0].Name);
    }

    [Fact]
    public void Trap6ClosedCodes_ThatReturn_AreFindingsAndNewUnits()
    {
        var returns = SeededCatalogs.UnitsPreview.Warnings
            .Where(warning => warning.Reason is ViolationReason.CodeReturns).Select(warning => warning.Code).ToList();

        Assert.Equal(23, returns.Count);
        Assert.All(["01402", "03002", "03388", "11344", "22018"], code => Assert.Contains(code, returns));
        Assert.All(returns, code => Assert.All(
            Units.Find(code)!.Slices.Zip(Units.Find(code)!.Slices.Skip(1)).Where(
                pair => pair.First.ValidTo < pair.Second.ValidFrom),
            pair => Assert.NotEqual(pair.First.Unit, pair.Second.Unit)));
        Assert.Equal(new DateOnly(2020, 2, 1), Units.Find("20674")!.Slices[^1].ValidTo);
    }

    [Fact]
    public void Trap8Prefix_OfTheOwnKind_IsRemovedOnce()
    {
        Assert.Equal("Phường Đúc", Units.Find("19780")!.Slices[0].ShortName);
        Assert.Equal(("Ba", "xa"), (Units.Find("20485")!.Slices[0].ShortName, Units.Find("20485")!.Slices[0].Kind));
    }

    [Fact]
    public void Trap9Day_OfAnActInForceThatDoesNotOperateYet_HasTheOldUnits()
    {
        var day = new DateOnly(2025, 6, 20);
        var act = Units.FindAct("1659/NQ-UBTVQH15")!;

        Assert.Equal(((DateOnly?)new(2025, 6, 16), (DateOnly?)Reform), (act.InForceOn, act.OperatesFrom));
        Assert.Equal("20314@", Units.Find("20314")!.On(day)!.Unit);
        Assert.Equal("Xã Hòa Liên", Units.Find("20296")!.On(day)!.Name);
        Assert.Equal(63, Units.Items.Count(item => item.Code.Length is 2 && item.On(day) is not null));
    }

    [Fact]
    public void Trap9BudgetCodes_OfAnEndedProvince_GoWholeIntoTheReceiver()
    {
        Assert.All([("2997849", "2997848"), ("2997949", "2997948")], pair =>
        {
            var ended = SeededCatalogs.Budget.Find(pair.Item1)!;
            var leg = Assert.Single(ended.Legs);
            Assert.Equal((Reform, Disposition.Legs), (ended.Slices[^1].ValidTo, ended.Slices[^1].Disposition));
            Assert.Equal((Extent.Whole, $"{pair.Item2}@"), (leg.Extent, leg.To));
            Assert.Single(SeededCatalogs.Budget.Find(pair.Item2)!.Slices.Select(slice => slice.Unit).Distinct());
        });
    }

    [Fact]
    public void Trap10Values_OfTheReform_NameTheirAct()
    {
        Assert.Equal(("Ba Chẽ", "1679/NQ-UBTVQH15"), Start("06970"));
        Assert.NotEqual("Ba Chẽ", Units.Find("06978")?.On(Reform)?.ShortName);
        Assert.Equal(("Ia Mơ", "1664/NQ-UBTVQH15"), Start("23938"));
        Assert.Null(Units.Find("23737")!.On(Reform));
        Assert.All(
            SeededCatalogs.Agencies.Items.Concat(SeededCatalogs.Budget.Items).SelectMany(item => item.Slices),
            slice => Assert.Contains(slice.Attributes, attribute => attribute.Id is "source"));
    }

    [Fact]
    public void Trap11Split_OfHoaLien_IsASetOfParts()
    {
        var legs = Units.Find("20296")!.Legs;

        Assert.Equal(
            [("20194@2025-07-01", Extent.Part), ("20197@2025-07-01", Extent.Part)], legs.Select(
                leg => (leg.To, leg.Extent)));
    }

    [Theory]
    [InlineData("H47", "000.00.00.H47")]
    [InlineData("H01.151", "000.00.151.H01")]
    [InlineData("H01.151.01", "000.01.151.H01")]
    public void Trap12Spellings_OfAnAgencyCode_AreOneBody(string code, string old)
    {
        var agency = SeededCatalogs.Agencies.Find(code);

        Assert.NotNull(agency);
        Assert.Same(agency, SeededCatalogs.Agencies.Resolve(old));
        Assert.Null(SeededCatalogs.Agencies.Find(old));
    }

    private static (string Name, string Act) Start(string code)
    {
        var slice = Units.Find(code)!.On(Reform)!;
        return (slice.ShortName, Assert.Single(slice.StartActs));
    }
}
