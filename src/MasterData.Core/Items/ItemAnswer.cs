using MasterData.Core.Versions;

namespace MasterData.Core.Items;

/// <summary>What a code meant on a day.</summary>
/// <param name="Item">The item.</param>
/// <param name="ReadPoint">What it was read at.</param>
internal sealed record ItemAnswer(ItemInForce Item, ReadPoint ReadPoint);
