using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Items;
using MasterData.Operations;

namespace MasterData.RuleComparison;

/// <summary>Reads operations as the other side writes them.</summary>
internal static class Operations
{
    /// <summary>The operation that an object says.</summary>
    public static Operation Read(JsonObject from) => (string)from["op"]! switch
    {
        "create" => With(from, new Create(Text(from, "code"), Fields(from["fields"]))
        {
            OriginNotRecorded = (bool?)from["lost"] ?? false,
        }),
        "amend" => With(from, new Amend(Text(from, "code"), Fields(from["fields"]))),
        "recode" => With(from, new Recode(Text(from, "code"), Text(from, "new"))),
        "abolish" => With(from, new Abolish(Text(from, "code"), Text(from, "reason"))),
        "reorganize" => With(from, Reorganize(from)),
        "undo" when from["version"] is { } version => new UndoEvent(
            Text(from, "code"), Day(from["on"]!), (long)version, (int?)from["number"] ?? 0),
        "undo" => new CorrectUndo(Text(from, "code"), Day(from["on"]!)),
        "date" when from["version"] is { } version => new MoveEvent(
            Text(from, "code"), Day(from["on"]!), Day(from["to"]!), (long)version, (int?)from["number"] ?? 0),
        "date" => new CorrectDate(Text(from, "code"), Day(from["on"]!), Day(from["to"]!)),
        "value" => new CorrectValue(Text(from, "code"), Day(from["on"]!), Fields(from["fields"])),
        "remove" => new CorrectRemove(Text(from, "code")),
        "revert" => new Revert((long)from["version"]!),
        "record" => History(from, corrects: false),
        "item" => History(from, corrects: true),
        var other => throw new ArgumentOutOfRangeException(nameof(from), other, "Not an operation."),
    };

    /// <summary>A day of the form YYYY-MM-DD.</summary>
    public static DateOnly Day(JsonNode node) =>
        DateOnly.ParseExact((string)node!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Operation With(JsonObject from, Operation operation) => operation with
    {
        Date = Day(from["day"]!),
        Acts = Texts(from["acts"]) is { IsDefault: false } acts ? acts : [],
    };

    private static Reorganize Reorganize(JsonObject from) => new(
        (string?)from["label"] ?? "reorganize",
        [
            .. from["legs"]!.AsArray().Select(leg => new ReorganizeLeg(
                (string)leg![0]!, (string)leg[1]!, ReadExtent(leg[2]!))),
        ],
        [
            .. (from["results"]?.AsArray() ?? []).Select(result => new ReorganizeResult(
                (string)result!["code"]!, Fields(result["fields"]))
            {
                Mode = Mode(result["mode"]),
            }),
        ]);

    private static History History(JsonObject from, bool corrects)
    {
        var item = from["item"]!.AsObject();
        var legs = item["legs"]?.AsArray() ?? [];
        var code = Text(item, "code");
        return new(
            new RecordItem(code, [.. item["slices"]!.AsArray().Select(slice => Slice(slice!.AsObject()))])
            {
                Legs = [.. legs.Select(leg => Leg(leg!.AsObject()))],
            },
            corrects)
        {
            Modes = [.. legs.Select(leg => Mode(leg!["mode"]))],
            ReissueReason = Text(from, "reissue"),
        };
    }

    private static RecordedSlice Slice(JsonObject from)
    {
        var fields = from["fields"]!.AsObject();
        return new(new Slice
        {
            Unit = "",
            ValidFrom = Day(from["frm"]!),
            ValidTo = Day(from["to"]!),
            Name = Text(fields, "name"),
            ShortName = Text(fields, "short"),
            Kind = Text(fields, "kind"),
            Parent = Text(fields, "parent"),
            Attributes =
            [
                .. fields.Where(field => field.Key is not ("name" or "short" or "kind" or "parent")
                        && (string)field.Value! is not "")
                    .Select(field => new AttributeValue(field.Key, (string)field.Value!)),
            ],
            StartActs = Texts(from["acts"]),
            EndActs = Texts(from["end_acts"]),
            Disposition = Text(from, "disp") switch
            {
                "on" => Disposition.GoesOn,
                "legs" => Disposition.Legs,
                "none" => Disposition.None,
                _ => Disposition.NotRecorded,
            },
            Reason = Text(from, "reason"),
        })
        {
            RecodedFrom = Text(from, "recoded"),
        };
    }

    private static RecordedLeg Leg(JsonObject from) => new(
        Day(from["day"]!),
        Text(from, "frm"),
        ReadExtent(from["extent"]!),
        Text(from, "label"),
        Texts(from["acts"]) is { IsDefault: false } acts ? acts : []);

    private static FieldSet Fields(JsonNode? fields)
    {
        var set = FieldSet.Empty;
        foreach (var (field, value) in fields?.AsObject() ?? [])
        {
            set = set.With(field switch
            {
                "short" => FieldIds.ShortName,
                "name" or "kind" or "parent" or "code" => field,
                _ => FieldIds.AttributePrefix + field,
            }, (string)value!);
        }

        return set;
    }

    private static Extent ReadExtent(JsonNode node) => (string)node! is "whole" ? Extent.Whole : Extent.Part;

    private static MergeResult? Mode(JsonNode? node) => (string?)node switch
    {
        null => null,
        "new" => MergeResult.New,
        _ => MergeResult.Continues,
    };

    private static string Text(JsonObject from, string name) => (string?)from[name] ?? "";

    // An absent list is not the same as an empty one: nothing is said of the acts.
    private static ImmutableArray<string> Texts(JsonNode? node) =>
        node is null ? default : [.. node.AsArray().Select(text => (string)text!)];
}
