using MasterData.Deriving;
using MasterData.Facts;
using MasterData.Items;

namespace MasterData.Judging;

/// <summary>The items in force without end under one parent, by name: those of the changeset among them.</summary>
internal sealed class Siblings(Derivation derivation)
{
    // A list of thousands of siblings is no place where a person looks for a twin; and the cost would be the list's.
    private const int MostSiblings = 2_000;

    private readonly Dictionary<string, ILookup<(string Kind, string Folded), (string Code, string Name)>> _byParent =
        new(StringComparer.Ordinal);

    private WorkingFacts Facts => derivation.Facts;

    /// <summary>The other codes whose last slice has the name of a slice: exactly, or but for accents.</summary>
    public IEnumerable<(string Code, bool IsSame)> TwinsOf(string code, Slice slice)
    {
        if (!_byParent.TryGetValue(slice.Parent, out var siblings))
        {
            _byParent.Add(slice.Parent, siblings = Under(slice.Parent));
        }

        return siblings[(slice.Kind, Folding.Fold(slice.ShortName))].Where(other => other.Code != code)
            .Select(other => (other.Code, other.Name == slice.ShortName));
    }

    private ILookup<(string Kind, string Folded), (string Code, string Name)> Under(string parent)
    {
        var threads = (parent.Length is 0 ? Facts.Tops() : Threads(parent)).Take(MostSiblings + 1).ToList();
        return (threads.Count > MostSiblings ? [] : threads)
            .Select(thread => derivation.View(thread).Slices).Where(slices => slices.Count > 0)
            .Select(slices => slices[^1])
            .Where(last => last.Slice.ValidTo == DateOnly.MaxValue && last.Slice.Parent == parent)
            .ToLookup(
                last => (last.Slice.Kind, Folding.Fold(last.Slice.ShortName)),
                last => (last.Code, last.Slice.ShortName));
    }

    private IEnumerable<string> Threads(string parent) => Facts.Bearings(parent)
        .Where(bearing => bearing.Span.To == DateOnly.MaxValue)
        .SelectMany(bearing => Facts.Children(bearing.Thread));
}
