using MasterData.Documents;
using MasterData.Items;

namespace MasterData.Canonical;

/// <summary>The canonical form of items.</summary>
internal static class ItemForm
{
    public static void Write(CanonicalWriter writer, string catalog, ItemDocument item)
    {
        writer.Text(DocumentKey.Item);
        writer.Text(catalog);
        writer.Text(item.Code);
        writer.Texts(item.Aliases);
        writer.Count(item.Slices);
        foreach (var slice in item.Slices.AsSpan())
        {
            Write(writer, slice);
        }

        writer.Count(item.Legs);
        foreach (var leg in item.Legs.AsSpan())
        {
            Write(writer, leg);
        }
    }

    public static ItemDocument Read(ref CanonicalReader reader, string catalog)
    {
        reader.Expect(DocumentKey.Item);
        reader.Expect(catalog);
        return new()
        {
            Code = reader.Text(),
            Aliases = reader.OrderedTexts(),
            Slices = CanonicalReader.Ordered(reader.List(ReadSlice), DocumentOrder.Compare),
            Legs = CanonicalReader.Ordered(reader.List(ReadLeg), DocumentOrder.Compare),
        };
    }

    private static void Write(CanonicalWriter writer, Slice slice)
    {
        writer.Text(slice.Unit);
        writer.Date(slice.ValidFrom, open: DateOnly.MinValue);
        writer.Date(slice.ValidTo, open: DateOnly.MaxValue);
        writer.Text(slice.Name);
        writer.Text(slice.ShortName);
        writer.Text(slice.Kind);
        writer.Text(slice.Parent);
        writer.Count(slice.Attributes);
        foreach (var attribute in slice.Attributes.AsSpan())
        {
            writer.Text(attribute.Id);
            writer.Text(attribute.Value);
        }

        writer.Texts(slice.StartActs);
        writer.Texts(slice.EndActs);
        writer.U8((int)slice.Disposition, 0, 3);
        writer.Text(slice.Reason);
    }

    private static Slice ReadSlice(ref CanonicalReader reader)
    {
        var slice = new Slice
        {
            Unit = reader.Text(),
            ValidFrom = reader.Date(open: DateOnly.MinValue),
            ValidTo = reader.Date(open: DateOnly.MaxValue),
            Name = reader.Text(),
            ShortName = reader.Text(),
            Kind = reader.Repeated(),
            Parent = reader.Repeated(),
            Attributes = CanonicalReader.Ordered(reader.List(ReadAttribute), DocumentOrder.Compare),
            StartActs = reader.OrderedRepeated(),
            EndActs = reader.OrderedRepeated(),
            Disposition = (Disposition)reader.U8(0, 3),
            Reason = reader.Text(),
        };
        return slice.ShortName == slice.Name ? slice with { ShortName = slice.Name } : slice;
    }

    private static AttributeValue ReadAttribute(ref CanonicalReader reader) => new(reader.Repeated(), reader.Text());

    private static void Write(CanonicalWriter writer, Leg leg)
    {
        writer.Date(leg.Date);
        writer.Text(leg.From);
        writer.Text(leg.To);
        writer.U8((int)leg.Extent, 1, 2);
        writer.Text(leg.Event);
        writer.Texts(leg.Acts);
    }

    private static Leg ReadLeg(ref CanonicalReader reader) => new()
    {
        Date = reader.Date(),
        From = reader.Text(),
        To = reader.Text(),
        Extent = (Extent)reader.U8(1, 2),
        Event = reader.Repeated(),
        Acts = reader.OrderedRepeated(),
    };
}
