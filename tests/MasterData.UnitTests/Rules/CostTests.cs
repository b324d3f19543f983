using System.Globalization;
using MasterData.Changesets;

using MasterData.Operations;
using MasterData.Outcomes;
using static MasterData.UnitTests.Facts.Ops;

namespace MasterData.UnitTests.Facts;

/// <summary>The work for one operation is that of the operation, not of the catalog.</summary>
public sealed class CostTests
{
    private const int CommunesPerDistrict = 15;

    private static readonly Operation[] Changes =
    [
        Amend("10000", Day, Name("Xã Khác")),
        Merge("10001", "10002"),
        Abolish("10003"),
        Recode("100", "999"),
        Create("99999", "Xã Mới", "100"),
        Item("10004", Slice("Xã Sửa", "xa", "100")),
        new CorrectRemove("10005"),
        Value("10006", "0001-01-01", Name("Xã Sửa")),
    ];

    [Fact]
    public void Operation_OnTenTimesTheCatalog_ReadsAndDerivesTheSame()
    {
        var (small, large) = (World(districts: 80), World(districts: 800));

        Assert.All(Changes, change => Assert.Equal(Cost(small.Judge(change)), Cost(large.Judge(change))));
        Assert.Equal(2, small.Judge(Changes[1]).ThreadsDerived);
        Assert.Equal(CommunesPerDistrict + 1, small.Judge(Changes[3]).ThreadsDerived);
        foreach (var world in (FactsWorld[])[small, large])
        {
            world.Publish(Changes[1]);
        }

        Operation[] corrections = [Undo("10001"), Move("10001", Day, "2020-08-01"), new Revert(2)];
        Assert.All(corrections, change => Assert.Equal(Cost(small.Judge(change)), Cost(large.Judge(change))));
    }

    private static (int Facts, int Threads, int Judged) Cost(Outcome outcome)
    {
        Assert.Equal("", FactsWorld.Rules(outcome));
        return (outcome.FactsRead, outcome.ThreadsDerived, outcome.ThreadsJudged);
    }

    /// <summary>Districts under one province, each with as many communes.</summary>
    private static FactsWorld World(int districts) => new(
        ProvinceFacts.Catalog(),
        [
            Record("01", Slice("Tỉnh Một", "tinh", "")),
            .. Enumerable.Range(100, districts).SelectMany(district => Enumerable.Range(0, CommunesPerDistrict)
                .Select(commune => Commune(district, commune))
                .Prepend(Record(Code(district), Slice($"Huyện {district}", "huyen", "01")))),
        ]);

    private static RecordItem Commune(int district, int commune) => Record(
        Code((district * 100) + commune), Slice($"Xã {commune}", "xa", Code(district)));

    private static string Code(int number) => number.ToString(CultureInfo.InvariantCulture);
}
