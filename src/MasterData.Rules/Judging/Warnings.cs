using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Deriving;
using MasterData.Documents;
using MasterData.Errors;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Outcomes;
using MasterData.Refusing;

namespace MasterData.Judging;

/// <summary>What a publisher should know, and what is published as a finding.</summary>
internal sealed class Warnings(
    Derivation derivation,
    SortedDictionary<string, (ItemDocument? Old, ItemDocument? New)> documents,
    CatalogSchema schema,
    PublishingContext context,
    Places places,
    ProblemTexts texts)
{
    private readonly Complaints _complaints = new();
    private readonly Siblings _siblings = new(derivation);

    private WorkingFacts Facts => derivation.Facts;

    /// <summary>All warnings and findings, in order of operation, then field.</summary>
    public ImmutableArray<Violation> Of(
        List<Problem> findings, List<(int Index, DateOnly Day)> days, ChangesetContent content)
    {
        foreach (var finding in findings)
        {
            var code = texts.CodeOf(finding);
            Warn(places.Of(finding.Facts, code), code, FieldIds.Parent, ViolationReason.UnusualParentKind,
                texts.Unusual(finding));
        }

        foreach (var (code, (old, item)) in documents)
        {
            WarnOfEnd(code, old, item);
            WarnOfReturn(code);
            WarnOfTwins(old, item);
        }

        foreach (var thread in derivation.Changed)
        {
            WarnOfNames(thread);
        }

        foreach (var (index, day) in days.Where(entry => entry.Day < context.Today))
        {
            Warn(index, "", "date", ViolationReason.EffectiveInPast, Says.InPast(day));
        }

        WarnOfActs(content);
        return [.. _complaints.Warnings];
    }

    private void WarnOfEnd(string code, ItemDocument? old, ItemDocument? item)
    {
        if (item is not null && Classes.Ends(old, item)
            && context.ReferencedBy(code, item.Slices[^1].ValidTo) is { Count: > 0 } by)
        {
            Warn(places.Of(code), code, "code", ViolationReason.ReferencedBy,
                Says.ReferencedBy(code, string.Join(", ", by)));
        }
    }

    // Rule 30 lets a code return by a record or with a reason; it is told where this changeset does it.
    private void WarnOfReturn(string code)
    {
        var rows = Facts.Bearings(code).OrderBy(bearing => bearing.Span.From).ToList();
        foreach (var (left, right) in rows.Zip(rows.Skip(1)).Where(pair => pair.First.Span.To < pair.Second.Span.From))
        {
            var taking = Facts.Facts(right.Thread, right.Span.From)
                .FindAll(fact => fact.Since is 0 && fact.Kind is FactKind.Unit or FactKind.State);
            if (CodeJudge.IsExempt(taking))
            {
                Warn(places.Of(taking, code), code, "slices", ViolationReason.CodeReturns,
                    Says.Returns(code, right.Span.From));
            }
        }
    }

    private void WarnOfTwins(ItemDocument? old, ItemDocument? item)
    {
        if (item?.Slices[^1] is not { ValidTo: var end } last || end != DateOnly.MaxValue
            || (old?.Slices[^1] is { } before
                && (before.Name, before.Kind, before.Parent) == (last.Name, last.Kind, last.Parent)))
        {
            return;
        }

        foreach (var (code, isSame) in _siblings.TwinsOf(item.Code, last))
        {
            Warn(places.Of(item.Code), item.Code, FieldIds.Name,
                isSame ? ViolationReason.SameName : ViolationReason.UnaccentedTwin,
                isSame ? Says.SameName(item.Code, code, last.Parent) : Says.Twin(item.Code, code, last.Parent));
        }
    }

    // Where this changeset states the name or the kind, whichever operation does it.
    private void WarnOfNames(string thread)
    {
        foreach (var own in derivation.View(thread).Slices)
        {
            var stated = Facts.Facts(thread, own.Slice.ValidFrom, FactKind.State)
                .FindAll(fact => fact.Since is 0 && fact.Key is FieldIds.Name or FieldIds.Kind);
            if (stated.Count > 0 && schema.Kind(own.Slice.Kind) is { NamePrefix: { Length: > 0 } prefix }
                && !own.Slice.Name.StartsWith(prefix + " ", StringComparison.Ordinal))
            {
                Warn(places.Of(stated, own.Code), own.Code, FieldIds.Name, ViolationReason.NameDisagrees,
                    Says.NameDisagrees(own.Code, own.Slice.Name, prefix, own.Slice.ValidFrom));
            }
        }
    }

    private void WarnOfActs(ChangesetContent content)
    {
        var named = Facts.Added.SelectMany(fact => fact.Acts).ToHashSet(StringComparer.Ordinal);
        foreach (var act in content.NewActs)
        {
            var before = Facts.Store.Known.GetValueOrDefault(DocumentKey.OfAct(act.Id), []);
            if (before.IsEmpty && !named.Contains(act.Id))
            {
                Warn(-1, "", "new_acts", ViolationReason.UnusedAct, Says.UnusedAct(act.Id));
            }
            else if (!before.IsEmpty && Facts.Gone.Any(fact => fact.Kind is FactKind.Act && fact.Key == act.Id))
            {
                Warn(-1, "", "new_acts", ViolationReason.UnusedAct, RuleTexts.ActReplaced(act.Id));
            }
        }
    }

    private void Warn(
        int operation, string code, string field, ViolationReason reason, (Text Message, Text Remedy) says) =>
        _complaints.Warn(operation, code, field, reason, says.Message, says.Remedy);
}
