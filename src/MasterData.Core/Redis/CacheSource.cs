using MasterData.Versions;

namespace MasterData.Core.Redis;

/// <summary>What this server knows of a catalog: the state to be published and the versions that led to it.</summary>
internal sealed record CacheSource(CatalogState State, CatalogLog Log);
