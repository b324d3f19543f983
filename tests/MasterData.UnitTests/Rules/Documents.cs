using MasterData.Deriving;
using MasterData.Items;

namespace MasterData.UnitTests.Facts;

/// <summary>Compares items by their documents.</summary>
internal static class Documents
{
    public static bool Equal(ItemDocument left, ItemDocument right) => SameDocuments.Same(left, right);

    public static bool Equal(IEnumerable<ItemDocument> left, IEnumerable<ItemDocument> right) =>
        Difference(left, right) is null;

    /// <summary>The first item that differs, both ways; null: none does.</summary>
    public static string? Difference(IEnumerable<ItemDocument> left, IEnumerable<ItemDocument> right)
    {
        var (lefts, rights) = (
            left.ToDictionary(item => item.Code, StringComparer.Ordinal),
            right.ToDictionary(item => item.Code, StringComparer.Ordinal));
        return lefts.Keys.Union(rights.Keys).Order(StringComparer.Ordinal)
            .Select(code => (Left: lefts.GetValueOrDefault(code), Right: rights.GetValueOrDefault(code)))
            .Where(pair => !SameDocuments.Same(pair.Left, pair.Right))
            .Select(pair => $"{Show(pair.Left)}\n  but {Show(pair.Right)}").FirstOrDefault();
    }

    public static string Show(ItemDocument? item) => item is null ? "nothing" : string.Join("\n    ", [
        item.Code,
        .. item.Slices.Select(slice => $"[{slice.ValidFrom:yyMMdd},{slice.ValidTo:yyMMdd}) {slice.Unit} {slice.Name}|"
            + $"{slice.ShortName}|{slice.Kind}|{slice.Parent} {slice.Disposition} {slice.Reason} "
            + $"{string.Join(' ', slice.StartActs)} → {string.Join(' ', slice.EndActs)}"),
        .. item.Legs.Select(leg => $"{leg.Date:yyMMdd} {leg.From} {leg.Extent} {leg.To} {leg.Event}"),
    ]);
}
