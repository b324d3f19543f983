using MasterData.Items;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Copies;

/// <summary>An answer to a read.</summary>
/// <param name="Version">The version that it is of; null: nothing could be said.</param>
/// <param name="Item">The document; null: there is no such code.</param>
internal sealed record PacedAnswer(ContractVersion? Version, ItemDocument? Item);
