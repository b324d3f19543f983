using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Outcomes;
using MasterData.Refusing;

namespace MasterData.Judging;

/// <summary>Judges codes that end or go away: too many at once, or still referred to.</summary>
internal sealed class EndJudge(
    WorkingFacts facts,
    SortedDictionary<string, (ItemDocument? Old, ItemDocument? New)> documents,
    ChangesetContent content,
    PublishingContext context,
    Refusals refusals,
    Places places)
{
    private const int FewEnds = 20;

    /// <summary>Judges what a changeset ends and removes.</summary>
    public void Judge()
    {
        foreach (var code in documents.Where(pair => pair.Value.New is null).Select(pair => pair.Key))
        {
            var by = context.ReferencedBy(code, DateOnly.MinValue);
            if (by.Count > 0)
            {
                refusals.Add(places.Of(code), code, "code", Rule.Referenced,
                    Says.HasReferences(code, string.Join(", ", by)));
            }
        }

        var ended = documents.Values.Count(pair => Classes.Ends(pair.Old, pair.New));
        if (ended < FewEnds || content.AllowMassEnd)
        {
            return;
        }

        var all = facts.Store.Bearings.Values.Count(bearings => bearings.Any(bearing =>
            bearing.Span.From <= context.Today && context.Today < bearing.Span.To));
        if (ended * 20 > all)
        {
            refusals.Add(-1, "", "allow_mass_end", Rule.MassEnd, Says.MassEnd(ended, all));
        }
    }
}
