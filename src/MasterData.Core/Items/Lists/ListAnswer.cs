using MasterData.Core.Versions;

namespace MasterData.Core.Items;

/// <summary>One page of the items in force on a day.</summary>
/// <param name="Items">The items, by code.</param>
/// <param name="NextPageToken">The token of the next page; empty on the last one.</param>
/// <param name="ReadPoint">What the list is read at; the same over all its pages.</param>
internal sealed record ListAnswer(IReadOnlyList<ItemInForce> Items, string NextPageToken, ReadPoint ReadPoint);
