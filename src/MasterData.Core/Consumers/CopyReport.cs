using MasterData.Core.Sync;

namespace MasterData.Core.Consumers;

/// <summary>What a consumer has of a catalog.</summary>
/// <param name="Cursor">The version that it uses.</param>
/// <param name="State">How fresh it knows that to be.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Reason">Why it does not use a newer version; empty: nothing is wrong.</param>
internal sealed record CopyReport(Cursor Cursor, CopyState State, string Source, string Reason);
