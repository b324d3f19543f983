namespace MasterData.Core.Sync;

/// <summary>Why a copy that has something must be loaded anew. The numbers are those of the protocol.</summary>
internal enum ResyncReason
{
    /// <summary>The changes since its version are no longer kept.</summary>
    Compacted = 1,

    /// <summary>It is of an earlier life.</summary>
    Epoch = 2,

    /// <summary>Its digest differs from that of its version.</summary>
    Diverged = 3,

    /// <summary>It speaks an older protocol or schema.</summary>
    Schema = 4,
}
