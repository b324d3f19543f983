using System.Collections.Immutable;
using MasterData.Versions;

namespace MasterData.Server.Sync;

/// <summary>A snapshot or a delta, encoded once for all streams.</summary>
/// <param name="Head">The head it leads to.</param>
/// <param name="Keys">How many documents and removed keys it names.</param>
/// <param name="Parts">Its messages in order.</param>
internal sealed record EncodedStep(CatalogHead Head, long Keys, ImmutableArray<StepPart> Parts)
{
    /// <summary>How many bytes its messages have.</summary>
    public long Size { get; } = Parts.Sum(part => (long)part.Body.Length);

    /// <summary>How many bytes it keeps, what is put together for streams included.</summary>
    public long Weight => Size + ForWatch.Sum(message => message.MostKept);

    /// <summary>Its messages as a stream of <c>Watch</c> sends them.</summary>
    public ImmutableArray<EncodedMessage> ForWatch { get; } = [.. Parts.Select(part => part.ToWatchResponse())];

    /// <summary>Whether it is a snapshot.</summary>
    public bool IsSnapshot => Parts[0].Kind is StepPartKind.SnapshotBegin;
}
