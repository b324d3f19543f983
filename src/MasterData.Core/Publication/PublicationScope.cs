using MasterData.Changesets;
using MasterData.Core.Storage;
using MasterData.Versions;

namespace MasterData.Core.Publication;

/// <summary>What a plan sees while the head of the catalog is locked.</summary>
internal sealed class PublicationScope
{
    /// <summary>The context of the transaction: what is added to it is saved with the version.</summary>
    public required MasterDataContext Db { get; init; }

    /// <summary>The catalog at the locked head.</summary>
    public required CatalogState State { get; init; }

    /// <summary>What the rules ask beyond the state; its base version is null.</summary>
    public required PublishingContext Context { get; init; }

    /// <summary>When the version will have been published.</summary>
    public required DateTimeOffset Now { get; init; }
}
