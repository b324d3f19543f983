using MasterData.Acts;
using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Operations;

namespace MasterData.Translating;

/// <summary>States what has no thread: legal acts, and what the catalog says of itself.</summary>
internal sealed class KnownFacts(WorkingFacts facts, string catalog)
{
    /// <summary>States the new acts of a changeset and the description of the catalog.</summary>
    public void State(ChangesetContent content, DescribeCatalog? describes)
    {
        facts.Operation = -1;
        foreach (var act in content.NewActs.Select(Normalised))
        {
            State(new Fact { Kind = FactKind.Act, Key = act.Id, Document = act });
        }

        if (describes is not null)
        {
            facts.Operation = content.Operations.LastIndexOf(describes);
            State(new Fact { Kind = FactKind.Catalog, Key = catalog, Document = describes.Catalog });
        }
    }

    private void State(Fact fact)
    {
        var known = facts.Known(KnownKey.Of(fact)).ToList();
        if (!known.Exists(other => Equals(other.Document, fact.Document)))
        {
            facts.Drop(known);
            facts.Add(fact);
        }
    }

    private static LegalAct Normalised(LegalAct act) =>
        ((string[])[act.Title, act.Issuer, act.Kind, act.Number]).All(Texts.IsWellFormed)
            ? act with
            {
                Number = act.Number.Normalize(),
                Kind = act.Kind.Normalize(),
                Issuer = act.Issuer.Normalize(),
                Title = act.Title.Normalize(),
            }
            : act;
}
