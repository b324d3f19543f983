using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Core.Changesets;
using MasterData.Items;

namespace MasterData.UnitTests.Changesets;

public sealed class ChangesetJsonTests
{
    private static readonly RecordItem Item = new("00002", [new RecordedSlice(new Slice
    {
        Unit = "",
        ValidFrom = new(2004, 1, 1),
        ValidTo = new(2025, 7, 1),
        Name = "Xã Tam Hải",
        ShortName = "Tam Hải",
        Kind = "xa",
        Parent = "512",
        Attributes = [new("area", "12.5")],
        StartActs = ["a"],
        EndActs = ["b"],
        Disposition = Disposition.None,
        Reason = "Bỏ cấp huyện",
        Stated = ["name"],
    }) { RecodedFrom = "00009" }])
    {
        Aliases = ["old"],
        Legs = [new(new(2020, 1, 1), "00003", Extent.Part, "merge", ["a"])],
    };

    public static TheoryData<Operation> Operations() =>
    [
        new Create("00001", Fields()) { Aliases = ["x"], OriginNotRecorded = true, Date = new(2026, 1, 1) },
        new Create("00001", Fields()) { Acts = ["a", "b"] },
        new Amend("00001", Fields()) { AddAliases = ["x"], RemoveAliases = ["y"], Acts = [] },
        new Reorganize(
            "merge",
            [new("00001", "00002", Extent.Whole), new("00003", Leg.None, Extent.Part)],
            [new("00002", Fields()) { Mode = MergeResult.Continues, Aliases = ["z"] }]),
        new Abolish("00001", "Không còn dùng"),
        new Recode("00001", "00004"),
        new CorrectItem(Item) { ReissueReason = "Ghi nhầm" },
        new CorrectRemove("00001"),
        new CorrectValue("00001", DateOnly.MinValue, Fields()),
        new CorrectDate("00001", new(2020, 1, 1), new(2020, 1, 2)),
        new CorrectUndo("00001", new(2020, 1, 1)),
        Item,
    ];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Read_WhatWasWritten_IsTheSameOperation(Operation operation)
    {
        var content = Sample.Content() with { Operations = [operation] };

        var read = ChangesetJson.Read(ChangesetJson.Write(content));

        Assert.Equivalent(content, read, strict: true);
        Assert.IsType(operation.GetType(), Assert.Single(read.Operations));
        Assert.Equal(operation.Acts.HasValue, read.Operations[0].Acts.HasValue);
    }

    [Fact]
    public void Operations_OfTheModel_AllHaveAName()
    {
        var covered = Operations().Select(row => row.Data.GetType()).ToHashSet();

        var missing = typeof(Operation).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Operation)) && !type.IsAbstract && !covered.Contains(type));

        Assert.Empty(missing);
    }

    [Fact]
    public void Read_Fields_AreInOrdinalOrder()
    {
        var fields = FieldSet.Empty.With("b", "1").With("a", "2").With("B", "3").With("attributes.z", "4");
        var content = Sample.Content() with { Operations = [new Amend("00001", fields)] };

        var read = Assert.IsType<Amend>(ChangesetJson.Read(ChangesetJson.Write(content)).Operations[0]);

        Assert.Equal(["B", "a", "attributes.z", "b"], read.Fields.Values.Keys);
        Assert.Same(StringComparer.Ordinal, read.Fields.Values.KeyComparer);
    }

    [Fact]
    public void Read_Acts_AreWhole()
    {
        var act = new LegalAct
        {
            Id = "202/2025/QH15",
            Number = "202/2025/QH15",
            Kind = "Nghị quyết",
            Issuer = "Quốc hội",
            IssuedOn = new(2025, 6, 12),
            InForceOn = new(2025, 6, 12),
            OperatesFrom = new(2025, 7, 1),
            Title = "Về việc sắp xếp đơn vị hành chính cấp tỉnh",
            Link = "https://example.vn/202",
        };
        var content = Sample.Content() with { NewActs = [act] };

        Assert.Equal(act, Assert.Single(ChangesetJson.Read(ChangesetJson.Write(content)).NewActs));
    }

    [Fact]
    public void Write_Vietnamese_IsReadableInTheDatabase() =>
        Assert.Contains("Bãi bỏ mã 00001", ChangesetJson.Write(Sample.Content()), StringComparison.Ordinal);

    private static FieldSet Fields() =>
        FieldSet.Empty.With(FieldIds.Name, "Xã Tam Hải").With("attributes.area", "12.5");
}
