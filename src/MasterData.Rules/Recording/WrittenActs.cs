using MasterData.Deriving;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Translating;

namespace MasterData.Recording;

/// <summary>States anew the acts of boundaries and ends that do not read as written (rule 22).</summary>
internal sealed class WrittenActs(Work work, WrittenItem item)
{
    private WorkingFacts Facts => work.Facts;

    /// <summary>States the acts of a run.</summary>
    public void State(Run run)
    {
        var view = ViewBuilder.Build(run.Thread!, Facts.Facts(run.Thread!), Facts.Spine, work.Schema).Slices
            .Where(slice => slice.Code == item.Code)
            .ToDictionary(slice => slice.Slice.ValidFrom, slice => slice.Slice);
        foreach (var written in run.Slices.Select(recorded => recorded.Slice))
        {
            if (view.TryGetValue(written.ValidFrom, out var derived))
            {
                Start(run.Thread!, written, derived);
                End(run.Thread!, written, derived);
            }
        }
    }

    private void Start(string thread, Slice written, Slice derived)
    {
        if (written.StartActs.IsDefault || ActIds.Of(written.StartActs).Equals(ActIds.Of(derived.StartActs)))
        {
            return;
        }

        var day = written.ValidFrom;
        var own = Facts.Facts(thread, day).FindAll(fact => fact.Kind is FactKind.State or FactKind.Unit);
        var ofParent = derived.StartActs.Except(Facts.Facts(thread, day).SelectMany(fact => fact.Acts));
        var acts = ActIds.Of(written.StartActs.Except(ofParent));
        Facts.Drop(own);
        Facts.Add(own.Select(fact => fact with { Acts = acts }));
    }

    private void End(string thread, Slice written, Slice derived)
    {
        if (written.EndActs.IsDefault || derived.Disposition is Disposition.GoesOn
            || ActIds.Of(written.EndActs).Equals(ActIds.Of(derived.EndActs)))
        {
            return;
        }

        var acts = ActIds.Of(written.EndActs);
        var ends = Facts.Facts(thread, written.ValidTo, FactKind.End);
        Facts.Drop(ends);
        Facts.Add(ends.Count > 0
            ? ends.Select(fact => fact with { Acts = acts })
            :
            [
                new Fact
                {
                    Kind = FactKind.End,
                    Day = written.ValidTo,
                    Thread = thread,
                    Key = Endings.Legs,
                    Acts = acts,
                    Mark = item.Mark,
                    Note = item.Note,
                },
            ]);
    }
}
