using MasterData.Core.Requests;
using MasterData.Core.Versions;

namespace MasterData.Core.Items;

/// <summary>Some of the items in force on a day.</summary>
/// <param name="Page">The items, by code.</param>
/// <param name="ReadPoint">What the list is read at; the same over all its pages.</param>
internal sealed record ListAnswer(Page<ItemInForce> Page, ReadPoint ReadPoint);
