using MasterData.Acts;
using MasterData.Core.Versions;
using MasterData.Items;

namespace MasterData.Core.Items;

/// <summary>Everything recorded of a code.</summary>
/// <param name="Item">The item.</param>
/// <param name="Acts">The acts that its slices and legs name, by id.</param>
/// <param name="ReadPoint">What it was read at.</param>
internal sealed record HistoryAnswer(ItemDocument Item, IReadOnlyList<LegalAct> Acts, ReadPoint ReadPoint);
