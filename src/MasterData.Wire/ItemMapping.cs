using MasterData.Items;

namespace MasterData.Wire;

/// <summary>Items, their slices and their legs to and from their messages.</summary>
internal static class ItemMapping
{
    extension(ItemDocument item)
    {
        /// <summary>The message of everything recorded of the code.</summary>
        public V1.Item ToProto(string catalog) => new()
        {
            Name = ResourceName.OfItem(catalog, item.Code),
            Code = item.Code,
            Aliases = { item.Aliases },
            Slices = { item.Slices.Select(ToProto) },
            Legs = { item.Legs.Select(ToProto) },
        };
    }

    extension(V1.Item item)
    {
        /// <summary>The item of the model.</summary>
        /// <exception cref="FormatException">It has a value that this program does not know.</exception>
        public ItemDocument ToModel() => new()
        {
            Code = item.Code,
            Aliases = [.. item.Aliases],
            Slices = [.. item.Slices.Select(slice => slice.ToModel())],
            Legs = [.. item.Legs.Select(ToModel)],
        };
    }

    extension(Slice slice)
    {
        /// <summary>The message of the slice.</summary>
        /// <remarks>
        /// One by one: every reading comes through here, and adding a sequence boxes it and its enumerator.
        /// </remarks>
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

    extension(V1.Extent extent)
    {
        /// <summary>The extent of the model.</summary>
        /// <exception cref="FormatException">This program does not know it.</exception>
        public Extent ToModel() => extent switch
        {
            V1.Extent.Whole => Extent.Whole,
            V1.Extent.Part => Extent.Part,
            _ => throw new UnknownContentException($"Extent {extent} is unknown to this client."),
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

    extension(V1.Disposition disposition)
    {
        /// <summary>The disposition of the model.</summary>
        /// <exception cref="FormatException">This program does not know it.</exception>
        public Disposition ToModel() => disposition switch
        {
            V1.Disposition.Unspecified => Disposition.GoesOn,
            V1.Disposition.Legs => Disposition.Legs,
            V1.Disposition.None => Disposition.None,
            V1.Disposition.NotRecorded => Disposition.NotRecorded,
            _ => throw new UnknownContentException($"Disposition {disposition} is unknown to this client."),
        };
    }

    extension(V1.Slice slice)
    {
        /// <summary>The slice of the model.</summary>
        public Slice ToModel() => new()
        {
            Unit = slice.Unit,
            ValidFrom = DateText.Parse(slice.ValidFrom) ?? DateOnly.MinValue,
            ValidTo = DateText.Parse(slice.ValidTo) ?? DateOnly.MaxValue,
            Name = slice.FullName,
            ShortName = slice.ShortName,
            Kind = slice.Kind,
            Parent = slice.Parent,
            Attributes = [.. slice.Attributes.Select(attribute => new AttributeValue(attribute.Id, attribute.Value))],
            StartActs = [.. slice.StartActs],
            EndActs = [.. slice.EndActs],
            Disposition = slice.Disposition.ToModel(),
            Reason = slice.Reason,
        };
    }

    private static Leg ToModel(V1.Leg leg) => new()
    {
        Date = DateText.Parse(leg.Date) ?? throw new FormatException("A leg has no date."),
        From = leg.From,
        To = leg.To,
        Extent = leg.Extent.ToModel(),
        Event = leg.Event,
        Acts = [.. leg.Acts],
    };
}
