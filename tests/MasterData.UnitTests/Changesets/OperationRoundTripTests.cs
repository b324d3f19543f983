using System.Text.Json;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Errors;
using MasterData.Items;
using MasterData.Server.Changesets;
using MasterData.Server.Requests;

namespace MasterData.UnitTests.Changesets;

public sealed class OperationRoundTripTests
{
    private static readonly FieldSet Fields = FieldSet.Empty
        .With(FieldIds.Name, "Xã Nông Sơn").With(FieldIds.ShortName, "Nông Sơn")
        .With(FieldIds.Kind, "xa").With(FieldIds.Parent, "48").With("attributes.seat", "Trung Phước");

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, All.Length)];

    private static Operation[] All =>
    [
        new Create("20656", Fields) { Aliases = ["NS"], OriginNotRecorded = true, Date = new(2026, 12, 1), Acts = [] },
        new Amend("20656", FieldSet.Empty.With(FieldIds.Parent, "")) { AddAliases = ["A"], RemoveAliases = ["B"] },
        new Reorganize(
            "merge",
            [new("1", "2", Extent.Whole), new("3", Leg.None, Extent.Part), new("3", Leg.NotRecorded, Extent.Part)],
            [new("2", Fields) { Mode = MergeResult.Continues, Aliases = ["C"] }, new("4", FieldSet.Empty)]),
        new Abolish("20656", "thôi không dùng") { Acts = ["1/2026/NQ-CP"] },
        new Recode("20656", "20657"),
        new CorrectItem(Record) { ReissueReason = "ghi nhầm" },
        new CorrectRemove("20656"),
        new CorrectValue("20656", DateOnly.MinValue, Fields),
        new CorrectDate("20656", new(2025, 7, 1), new(2025, 7, 2)),
        new CorrectUndo("20656", new(2025, 7, 1)),
        Record,
    ];

    private static RecordItem Record => new(
        "20656",
        [
            new(new()
            {
                Unit = "",
                ValidTo = new(2025, 7, 1),
                Name = "Xã Nông Sơn",
                ShortName = "Nông Sơn",
                Kind = "xa",
                Parent = "519",
                Attributes = [new("seat", "Trung Phước")],
                StartActs = ["1/2008/NĐ-CP"],
                EndActs = ["2/2025/NQ"],
                Disposition = Disposition.None,
                Reason = "bãi bỏ",
            })
            {
                RecodedFrom = "20650",
            },
        ])
    {
        Aliases = ["NS"],
        Legs = [new(new(2025, 7, 1), "20659", Extent.Part, "merge", ["2/2025/NQ"])],
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Operation_ThroughTheProtocol_ComesBackEqual(int example)
    {
        var operation = All[example];
        var fields = new RequestFields();

        var back = new OperationReading(fields, 0).Read(operation.ToProto());

        fields.ThrowIfAny();
        Assert.Equal(Shown(operation), Shown(back));
    }

    [Fact]
    public void Operations_WithSeveralFaults_AreAllNamedWithTheirPlace()
    {
        var message = new V1.Changeset
        {
            Date = "2025-02-30",
            Operations =
            {
                new V1.Operation(),
                new V1.Operation
                {
                    Date = "x",
                    Reorganize = new() { Legs = { new V1.ReorganizeLeg { From = "1" } } },
                },
            },
        };
        var fields = new RequestFields();

        message.ToContent(fields);

        var refusal = Assert.Throws<MasterDataException>(fields.ThrowIfAny);
        Assert.Equal(
            [
                ("date", -1), ("operations[0]", 0), ("operations[1].reorganize.legs[0].to", 1),
                ("operations[1].reorganize.legs[0].extent", 1), ("operations[1].date", 1),
            ],
            refusal.Violations.Select(violation => (violation.Field, violation.Operation)));
    }

    [Fact]
    public void Changeset_WithTooManyOperations_IsRefusedAtOnce()
    {
        var message = new V1.Changeset();
        message.Operations.AddRange(Enumerable.Repeat(new V1.Operation(), 100_000));

        var refusal = Assert.Throws<MasterDataException>(() => message.ToContent(new RequestFields()));

        Assert.Equal(ErrorReason.TooLarge, refusal.Reason);
        Assert.Equal("20000", refusal.Metadata["limit"]);
    }

    // Records with arrays compare by reference; their JSON does not.
    private static string Shown(Operation? operation) =>
        $"{operation?.GetType().Name} {JsonSerializer.Serialize(operation, operation!.GetType())}";
}
