using MasterData.Core.Items;
using MasterData.Wire;

namespace MasterData.Server.Items;

/// <summary>Items in force to their message.</summary>
internal static class ItemInForceMapping
{
    extension(ItemInForce item)
    {
        /// <summary>The message of the item.</summary>
        public V1.ItemInForce ToProto(string catalog)
        {
            var message = new V1.ItemInForce
            {
                Name = ResourceName.OfItem(catalog, item.Item.Code),
                Code = item.Item.Code,
                Slice = item.Slice.ToProto(),
                Level = item.Level,
                LastChanged = item.LastChanged,
            };
            foreach (var alias in item.Item.Aliases)
            {
                message.Aliases.Add(alias);
            }

            return message;
        }
    }
}
