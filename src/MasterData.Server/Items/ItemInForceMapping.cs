using MasterData.Items;

namespace MasterData.Server.Items;

/// <summary>Items in force to their message.</summary>
internal static class ItemInForceMapping
{
    extension(ItemInForce item)
    {
        /// <summary>The message of the item.</summary>
        public V1.ItemInForce ToProto(string catalog) => new()
        {
            Name = ItemMapping.NameOf(catalog, item.Item.Code),
            Code = item.Item.Code,
            Aliases = { item.Item.Aliases },
            Slice = item.Slice.ToProto(),
            Level = item.Level,
            LastChanged = item.LastChanged,
        };
    }
}
