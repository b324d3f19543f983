using System.Globalization;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Items;

namespace MasterData.UnitTests.Facts;

/// <summary>Operations as tests write them.</summary>
internal static class Ops
{
    public const string Day = "2020-07-01";

    public static DateOnly On(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static FieldSet Fields(params (string Field, string Value)[] fields) =>
        fields.Aggregate(FieldSet.Empty, (set, field) => set.With(field.Field, field.Value));

    public static (string Field, string Value) Name(string name) => (FieldIds.Name, name);

    public static (string Field, string Value) Kind(string kind) => (FieldIds.Kind, kind);

    public static (string Field, string Value) Parent(string parent) => (FieldIds.Parent, parent);

    public static (string Field, string Value) Attribute(string id, string value) =>
        (FieldIds.AttributePrefix + id, value);

    public static Amend Amend(string code, string day, params (string Field, string Value)[] fields) =>
        new(code, Fields(fields)) { Date = On(day), Acts = [] };

    public static Create Create(string code, string name, string parent, string day = Day, string kind = "xa") =>
        new(code, Fields(Name(name), Kind(kind), Parent(parent))) { Date = On(day), Acts = [] };

    public static Abolish Abolish(string code, string day = Day, string reason = "gone") =>
        new(code, reason) { Date = On(day), Acts = [] };

    public static Recode Recode(string code, string newCode, string day = Day) =>
        new(code, newCode) { Date = On(day), Acts = [] };

    public static ReorganizeLeg Whole(string from, string to) => new(from, to, Extent.Whole);

    public static ReorganizeLeg Part(string from, string to) => new(from, to, Extent.Part);

    public static ReorganizeResult Result(
        string code, MergeResult? mode = null, params (string Field, string Value)[] fields) =>
        new(code, Fields(fields)) { Mode = mode };

    public static Reorganize Reorganize(
        string day, ReorganizeLeg[] legs, params ReorganizeResult[] results) =>
        new("change", [.. legs], [.. results]) { Date = On(day), Acts = [] };

    /// <summary>All sources whole into the target, which keeps its code.</summary>
    public static Reorganize Merge(string target, string source, string day = Day) =>
        Reorganize(day, [Whole(source, target), Whole(target, target)]);

    public static T By<T>(this T operation, params string[] acts)
        where T : Operation => (T)(operation with { Acts = [.. acts] });

    public static CorrectUndo Undo(string code, string day = Day) => new(code, On(day));

    public static CorrectDate Move(string code, string from, string to) => new(code, On(from), On(to));

    public static CorrectValue Value(string code, string day, params (string Field, string Value)[] fields) =>
        new(code, On(day), Fields(fields));

    public static RecordedSlice Slice(
        string name,
        string kind,
        string parent,
        string? from = null,
        string? to = null,
        Disposition disposition = Disposition.GoesOn,
        string reason = "",
        string recodedFrom = "") => new(new Slice
        {
            Unit = "",
            Name = name,
            ShortName = "",
            Kind = kind,
            Parent = parent,
            ValidFrom = from is null ? DateOnly.MinValue : On(from),
            ValidTo = to is null ? DateOnly.MaxValue : On(to),
            Disposition = disposition,
            Reason = reason,
            StartActs = default,
            EndActs = default,
        })
        {
            RecodedFrom = recodedFrom,
        };

    public static RecordedLeg Leg(string day, string from, Extent extent, string word = "change") =>
        new(On(day), from, extent, word, []);

    public static RecordItem Record(string code, params RecordedSlice[] slices) => new(code, [.. slices]);

    public static RecordItem Record(string code, RecordedSlice[] slices, params RecordedLeg[] legs) =>
        new(code, [.. slices]) { Legs = [.. legs] };

    public static CorrectItem Item(string code, params RecordedSlice[] slices) => new(Record(code, slices));

    public static CorrectItem Item(string code, RecordedSlice[] slices, params RecordedLeg[] legs) =>
        new(Record(code, slices, legs));
}
