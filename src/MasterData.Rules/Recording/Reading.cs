using MasterData.Changesets.Working;
using MasterData.Deriving;
using MasterData.Items;
using MasterData.Translating;

namespace MasterData.Recording;

/// <summary>
/// Compares a written history with the item that is derived: slices, values and dispositions (rule 23). Recodes of
/// parents may divide a slice.
/// </summary>
internal static class Reading
{
    /// <summary>The start of the first slice that reads otherwise; null: all read as written.</summary>
    public static DateOnly? FirstDifference(Work work, WrittenItem item)
    {
        var facts = work.Facts;
        var derived = facts.Bearings(item.Code).Select(bearing => bearing.Thread).Distinct(StringComparer.Ordinal)
            .SelectMany(thread => ViewBuilder.Build(thread, facts.Facts(thread), facts.Spine, work.Schema).Slices)
            .Where(slice => slice.Code == item.Code).Select(slice => slice.Slice)
            .OrderBy(slice => slice.ValidFrom).ToList();
        foreach (var written in item.Slices.Select(recorded => recorded.Slice))
        {
            var own = derived.FindAll(slice =>
                written.ValidFrom <= slice.ValidFrom && slice.ValidTo <= written.ValidTo);
            if (!ReadsSo(written, own))
            {
                return written.ValidFrom;
            }

            derived.RemoveAll(own.Contains);
        }

        return derived.Count > 0 ? derived[0].ValidFrom : null;
    }

    private static bool ReadsSo(Slice written, List<Slice> derived) =>
        derived is [{ } first, ..]
        && derived[^1] is var last
        && first.ValidFrom == written.ValidFrom
        && last.ValidTo == written.ValidTo
        && derived.TrueForAll(slice => slice.Name == Normal(written.Name) && slice.Kind == written.Kind
            && Attributes(slice).SequenceEqual(Attributes(written)))
        && derived.SkipLast(1).All(slice => slice.Disposition is Disposition.GoesOn)
        && Ending(last) == Ending(written)
        && last.Reason == Normal(written.Reason);

    private static IEnumerable<AttributeValue> Attributes(Slice slice) => slice.Attributes
        .Where(attribute => attribute.Value.Length > 0).OrderBy(attribute => attribute.Id, StringComparer.Ordinal)
        .Select(attribute => attribute with { Value = Normal(attribute.Value) });

    // A slice that ends by legs is written with or without saying so.
    private static Disposition Ending(Slice slice) =>
        slice.Disposition is Disposition.Legs ? Disposition.GoesOn : slice.Disposition;

    // What has no normal form was refused where it is written.
    private static string Normal(string text) => Texts.IsWellFormed(text) ? text.Normalize() : text;
}
