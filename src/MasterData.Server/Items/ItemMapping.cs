using MasterData.Items;
using MasterData.Server.Requests;

namespace MasterData.Server.Items;

/// <summary>Items, slices and legs to their messages.</summary>
internal static class ItemMapping
{
    extension(ItemDocument item)
    {
        /// <summary>The message of everything recorded of the code.</summary>
        public V1.Item ToProto(string catalog) => new()
        {
            Name = NameOf(catalog, item.Code),
            Code = item.Code,
            Aliases = { item.Aliases },
            Slices = { item.Slices.Select(ToProto) },
            Legs = { item.Legs.Select(ToProto) },
        };
    }

    extension(Slice slice)
    {
        /// <summary>The message of the slice.</summary>
        /// <remarks>One by one: every reading comes through here, and adding a sequence boxes it and its enumerator.</remarks>
        public V1.Slice ToProto()
        {
            var message = new V1.Slice
            {
                Unit = slice.Unit,
                ValidFrom = slice.ValidFrom.ToBoundText(),
                ValidTo = slice.ValidTo.ToBoundText(),
                FullName = slice.Name,
                ShortName = slice.ShortName,
                Kind = slice.Kind,
                Parent = slice.Parent,
                Disposition = slice.Disposition.ToProto(),
                Reason = slice.Reason,
            };
            foreach (var attribute in slice.Attributes)
            {
                message.Attributes.Add(new V1.AttributeValue { Id = attribute.Id, Value = attribute.Value });
            }

            foreach (var act in slice.StartActs)
            {
                message.StartActs.Add(act);
            }

            foreach (var act in slice.EndActs)
            {
                message.EndActs.Add(act);
            }

            return message;
        }
    }

    extension(Leg leg)
    {
        /// <summary>The message of the leg.</summary>
        public V1.Leg ToProto() => new()
        {
            Date = leg.Date.ToText(),
            From = leg.From,
            To = leg.To,
            Extent = leg.Extent.ToProto(),
            Event = leg.Event,
            Acts = { leg.Acts },
        };
    }

    extension(Extent extent)
    {
        /// <summary>The value of the protocol.</summary>
        public V1.Extent ToProto() => extent switch
        {
            Extent.Whole => V1.Extent.Whole,
            Extent.Part => V1.Extent.Part,
            _ => throw new ArgumentOutOfRangeException(nameof(extent), extent, "Not an extent."),
        };
    }

    extension(Disposition disposition)
    {
        /// <summary>The value of the protocol.</summary>
        public V1.Disposition ToProto() => disposition switch
        {
            Disposition.GoesOn => V1.Disposition.Unspecified,
            Disposition.Legs => V1.Disposition.Legs,
            Disposition.None => V1.Disposition.None,
            Disposition.NotRecorded => V1.Disposition.NotRecorded,
            _ => throw new ArgumentOutOfRangeException(nameof(disposition), disposition, "Not a disposition."),
        };
    }

    /// <summary>The resource name of a code.</summary>
    public static string NameOf(string catalog, string code) => $"catalogs/{catalog}/items/{code}";
}
