using MasterData.Catalogs;

namespace MasterData.Items;

/// <summary>What a code meant on a day.</summary>
/// <param name="Item">The item.</param>
/// <param name="ReadPoint">What it was read at.</param>
public sealed record ItemAnswer(ItemInForce Item, ReadPoint ReadPoint);
