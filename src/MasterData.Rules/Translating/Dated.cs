using MasterData.Changesets;
using MasterData.Facts;

namespace MasterData.Translating;

/// <summary>An operation of a changeset with its place, its day and its acts.</summary>
internal sealed record Dated<T>(int Index, T Operation, DateOnly Day, ActIds Acts)
    where T : Operation
{
    /// <summary>Looks something up on behalf of this operation.</summary>
    public string? Named(WorkingFacts facts, Func<string?> find)
    {
        facts.Operation = Index;
        return find();
    }
}
