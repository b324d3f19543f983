using System.Collections.Immutable;
using CsCheck;
using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Documents;
using MasterData.Items;
using MasterData.UnitTests.Versions;

namespace MasterData.UnitTests.Canonical;

/// <summary>Random documents from so few codes, units and aliases that they often meet.</summary>
internal static class GenerateDocuments
{
    private static readonly Gen<string> Code = Gen.Int[0, 24].Select(number => $"{number:00}");
    private static readonly Gen<string> Unit = Gen.Select(Code, Gen.Int[0, 2]).Select((code, n) => $"{code}@{n}");
    private static readonly Gen<string> ActId = Gen.Int[0, 5].Select(number => $"Đ{number}");
    private static readonly Gen<DateOnly> Day =
        Gen.Int[0, 8000].Select(days => new DateOnly(2004, 7, 1).AddDays(days));

    private static readonly string[] Texts = ["", "Xã Đại Lộc", "\"<&>\\\u0001\n", "𝒳 ấ \u00A0", "a", "?"];
    private static readonly Gen<string> Text = Gen.Int[0, Texts.Length - 1].Select(index => Texts[index]);
    private static readonly Gen<ImmutableArray<string>> Acts = Ordered(ActId, act => act, 3);
    private static readonly Gen<DateOnly?> MaybeDay = Gen.OneOf(
        Gen.Const((DateOnly?)null), Day.Select(day => (DateOnly?)day));

    public static Gen<LegalAct> Act { get; } = Gen.Select(ActId, Text, MaybeDay, MaybeDay).Select(
        (id, title, issued, operates) => new LegalAct
        {
            Id = id,
            Number = title,
            IssuedOn = issued,
            OperatesFrom = operates,
            Title = title,
        });

    public static Gen<ItemDocument> Item { get; } = Gen.Select(
        Code,
        Gen.Int[0, 3],
        Gen.Select(Day, Unit, Text, Gen.Select(Code, Gen.Int[0, 3])).Array[0, 3],
        Gen.Select(Day, Unit, Unit, Gen.Bool, Acts).Array[0, 3],
        Gen.Select(
            Acts, Ordered(Gen.Select(ActId, Text).Select((id, text) => new AttributeValue(id, text)), v => v.Id, 3)))
        .Select((code, aliases, slices, legs, more) => new ItemDocument
        {
            Code = code,

            // An alias equals no code and no other alias.
            Aliases = [.. Enumerable.Range(0, aliases).Select(n => $"{code}-{n}")],
            Slices = [.. Slices(slices, more.Item1, more.Item2)],
            Legs = [.. legs.Select(leg => new Leg
            {
                Date = leg.Item1,
                From = leg.Item2,
                To = leg.Item3,
                Extent = leg.Item4 ? Extent.Whole : Extent.Part,
                Acts = leg.Item5,
            }).OrderBy(leg => leg.Date).ThenBy(leg => leg.From, StringComparer.Ordinal)
                .ThenBy(leg => leg.To, StringComparer.Ordinal)],
        });

    public static Gen<CatalogContent> Catalog { get; } = Gen.Select(Text, MaybeDay, Gen.Int[0, 9]).Select(
        (name, begin, length) => SampleCatalog.Content with
        {
            NameVi = name,
            RecordsBegin = begin,
            Schema = SampleCatalog.Content.Schema with
            {
                Attributes = [SampleCatalog.Content.Schema.Attributes[0] with { MaxLength = length, Pattern = name }],
            },
        });

    public static Gen<Document> Any { get; } = Gen.Frequency(
        (6, Item.Select(item => (Document)item)),
        (2, Act.Select(act => (Document)act)),
        (1, Catalog.Select(catalog => (Document)catalog)));

    /// <summary>Publications: each some documents, and some keys that go, known or not.</summary>
    public static Gen<Publication[]> Publications { get; } = Gen.Select(
        Any.Array[0, 12],
        Gen.Frequency((3, Code.Select(DocumentKey.OfItem)), (1, ActId.Select(DocumentKey.OfAct))).Array[0, 5])
        .Select(Publication.Of).Array[1, 8];

    private static Gen<ImmutableArray<T>> Ordered<T>(Gen<T> gen, Func<T, string> key, int most) =>
        gen.Array[0, most].Select(
            values => values.DistinctBy(key).OrderBy(key, StringComparer.Ordinal).ToImmutableArray());

    private static IEnumerable<Slice> Slices(
        (DateOnly Start, string Unit, string Name, (string Parent, int Disposition) More)[] slices,
        ImmutableArray<string> acts,
        ImmutableArray<AttributeValue> attributes)
    {
        var ordered = slices.DistinctBy(slice => slice.Start).OrderBy(slice => slice.Start).ToArray();
        for (var i = 0; i < ordered.Length; i++)
        {
            yield return new()
            {
                Unit = ordered[i].Unit,
                ValidFrom = i is 0 && ordered.Length > 1 ? DateOnly.MinValue : ordered[i].Start,
                ValidTo = i + 1 < ordered.Length ? ordered[i + 1].Start : DateOnly.MaxValue,
                Name = ordered[i].Name,
                ShortName = ordered[i].Name,
                Kind = "xa",
                Parent = ordered[i].More.Parent is "00" ? "" : ordered[i].More.Parent,
                Attributes = attributes,
                StartActs = acts,
                Disposition = (Disposition)ordered[i].More.Disposition,
            };
        }
    }
}
