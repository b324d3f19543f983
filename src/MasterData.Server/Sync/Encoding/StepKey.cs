namespace MasterData.Server.Sync;

/// <summary>What is encoded once.</summary>
/// <param name="Catalog">The id of the catalog.</param>
/// <param name="Epoch">The epoch.</param>
/// <param name="From">The version that a delta starts from; zero: the snapshot.</param>
/// <param name="To">The version it leads to.</param>
internal readonly record struct StepKey(string Catalog, string Epoch, long From, long To);
