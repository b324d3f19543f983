using System.Collections.Immutable;
using MasterData.Changesets;
using MasterData.Facts;
using MasterData.Refusing;

namespace MasterData.Outcomes;

/// <summary>The effect of a changeset on the facts and documents of a catalog, or why it may not have it.</summary>
internal sealed record Outcome
{
    /// <summary>What readers would see, with violations, warnings and findings.</summary>
    public required Preview Preview { get; init; }

    /// <summary>Every rule that is broken; empty: it can be published.</summary>
    public required ImmutableArray<Refusal> Refusals { get; init; }

    /// <summary>The facts with its changes.</summary>
    public required WorkingFacts Facts { get; init; }

    /// <summary>How many threads were derived again.</summary>
    public required int ThreadsDerived { get; init; }

    /// <summary>How many threads were judged.</summary>
    public required int ThreadsJudged { get; init; }

    /// <summary>How many facts were read.</summary>
    public required int FactsRead { get; init; }

    /// <summary>The facts that it adds.</summary>
    public IReadOnlyCollection<Fact> Added => Facts.Added;

    /// <summary>The facts that it withdraws.</summary>
    public IReadOnlyCollection<Fact> Withdrawn => Facts.Gone;

    /// <summary>The store of the version that it makes. Called once, when it is published.</summary>
    public FactStore Next() => Refusals.IsEmpty
        ? StoreUpdate.Next(Facts)
        : throw new InvalidOperationException("The changeset breaks rules.");
}
