using MasterData.Core.Versions;

namespace MasterData.Core.Items;

/// <summary>What many codes meant on a day.</summary>
/// <param name="Items">Those in force, in the order asked for.</param>
/// <param name="Missing">Those that are not, in the order asked for.</param>
/// <param name="ReadPoint">What they were read at.</param>
internal sealed record BatchAnswer(
    IReadOnlyList<ItemInForce> Items, IReadOnlyList<string> Missing, ReadPoint ReadPoint);
