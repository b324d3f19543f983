using System.Collections.Immutable;
using MasterData.Spines;

namespace MasterData.Facts;

/// <summary>The facts of a thread that hold now, with the spine that follows from them alone.</summary>
internal sealed record ThreadFacts(ImmutableArray<Fact> Facts, Spine Spine)
{
    /// <summary>A thread without facts.</summary>
    public static ThreadFacts Empty { get; } = new([], Spine.Empty);
}
