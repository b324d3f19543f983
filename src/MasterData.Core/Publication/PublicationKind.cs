namespace MasterData.Core.Publication;

/// <summary>What a publication is to the life of its catalog.</summary>
internal enum PublicationKind
{
    /// <summary>The version after the head.</summary>
    Next,

    /// <summary>Version 1 of a new catalog.</summary>
    First,

    /// <summary>The version after the head, in a new life; also where publishing is suspended.</summary>
    NewEpoch,
}
