using MasterData.Canonical;
using MasterData.Documents;

namespace MasterData.Wire;

/// <summary>
/// Puts an item from the wire into its canonical form, field by field, without making texts or objects of it.
/// </summary>
/// <remarks>
/// Dates and texts go through unread and lists as they stand: bytes that the authority would not have written have
/// another digest, and are not shown. Only values that this program does not know are told apart.
/// </remarks>
internal static class WireItem
{
    private static readonly string KeyPrefix = DocumentKey.OfItem("");

    private delegate void EntryWriter(CanonicalWriter writer, ReadOnlySpan<byte> entry);

    /// <summary>Writes the canonical form of a message <c>Item</c>, and returns its key.</summary>
    /// <exception cref="FormatException">
    /// It is no such message, or has a value that this program does not know.
    /// </exception>
    public static string Write(CanonicalWriter writer, string catalog, ReadOnlySpan<byte> item)
    {
        var code = default(ReadOnlySpan<byte>);
        Entries aliases = default, slices = default, legs = default;
        var reader = new WireReader(item);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.Item.CodeFieldNumber:
                    code = reader.Bytes();
                    break;
                case V1.Item.AliasesFieldNumber:
                    aliases.Add(reader.Bytes());
                    break;
                case V1.Item.SlicesFieldNumber:
                    slices.Add(reader.Bytes());
                    break;
                case V1.Item.LegsFieldNumber:
                    legs.Add(reader.Bytes());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        writer.Text(DocumentKey.Item);
        writer.Text(catalog);
        writer.Text(code);
        WriteList(writer, item, V1.Item.AliasesFieldNumber, aliases, WriteText);
        WriteList(writer, item, V1.Item.SlicesFieldNumber, slices, WriteSlice);
        WriteList(writer, item, V1.Item.LegsFieldNumber, legs, WriteLeg);
        return WireReader.Decode(KeyPrefix, code);
    }

    private static void WriteList(
        CanonicalWriter writer, ReadOnlySpan<byte> message, int field, Entries entries, EntryWriter write)
    {
        writer.U32(entries.Count);
        if (entries.Count is 1)
        {
            write(writer, entries.Last);
            return;
        }

        var reader = new WireReader(message);
        while (entries.Count > 0 && reader.Next())
        {
            if (reader.Field == field)
            {
                write(writer, reader.Bytes());
                entries.Count--;
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void WriteText(CanonicalWriter writer, ReadOnlySpan<byte> text) => writer.Text(text);

    private static void WriteSlice(CanonicalWriter writer, ReadOnlySpan<byte> slice)
    {
        ReadOnlySpan<byte> unit = default, from = default, to = default, name = default, shortName = default;
        ReadOnlySpan<byte> kind = default, parent = default, reason = default;
        Entries attributes = default, startActs = default, endActs = default;
        var disposition = 0;
        var reader = new WireReader(slice);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.Slice.UnitFieldNumber:
                    unit = reader.Bytes();
                    break;
                case V1.Slice.ValidFromFieldNumber:
                    from = reader.Bytes();
                    break;
                case V1.Slice.ValidToFieldNumber:
                    to = reader.Bytes();
                    break;
                case V1.Slice.FullNameFieldNumber:
                    name = reader.Bytes();
                    break;
                case V1.Slice.ShortNameFieldNumber:
                    shortName = reader.Bytes();
                    break;
                case V1.Slice.KindFieldNumber:
                    kind = reader.Bytes();
                    break;
                case V1.Slice.ParentFieldNumber:
                    parent = reader.Bytes();
                    break;
                case V1.Slice.AttributesFieldNumber:
                    attributes.Add(reader.Bytes());
                    break;
                case V1.Slice.StartActsFieldNumber:
                    startActs.Add(reader.Bytes());
                    break;
                case V1.Slice.EndActsFieldNumber:
                    endActs.Add(reader.Bytes());
                    break;
                case V1.Slice.DispositionFieldNumber:
                    disposition = reader.Enum();
                    break;
                case V1.Slice.ReasonFieldNumber:
                    reason = reader.Bytes();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        writer.Text(unit);
        writer.Text(from);
        writer.Text(to);
        writer.Text(name);
        writer.Text(shortName);
        writer.Text(kind);
        writer.Text(parent);
        WriteList(writer, slice, V1.Slice.AttributesFieldNumber, attributes, WriteAttribute);
        WriteList(writer, slice, V1.Slice.StartActsFieldNumber, startActs, WriteText);
        WriteList(writer, slice, V1.Slice.EndActsFieldNumber, endActs, WriteText);
        writer.U8((int)((V1.Disposition)disposition).ToModel(), 0, 3);
        writer.Text(reason);
    }

    private static void WriteAttribute(CanonicalWriter writer, ReadOnlySpan<byte> attribute)
    {
        ReadOnlySpan<byte> id = default, value = default;
        var reader = new WireReader(attribute);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.AttributeValue.IdFieldNumber:
                    id = reader.Bytes();
                    break;
                case V1.AttributeValue.ValueFieldNumber:
                    value = reader.Bytes();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        writer.Text(id);
        writer.Text(value);
    }

    private static void WriteLeg(CanonicalWriter writer, ReadOnlySpan<byte> leg)
    {
        ReadOnlySpan<byte> date = default, from = default, to = default, @event = default;
        var acts = default(Entries);
        var extent = 0;
        var reader = new WireReader(leg);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.Leg.DateFieldNumber:
                    date = reader.Bytes();
                    break;
                case V1.Leg.FromFieldNumber:
                    from = reader.Bytes();
                    break;
                case V1.Leg.ToFieldNumber:
                    to = reader.Bytes();
                    break;
                case V1.Leg.ExtentFieldNumber:
                    extent = reader.Enum();
                    break;
                case V1.Leg.EventFieldNumber:
                    @event = reader.Bytes();
                    break;
                case V1.Leg.ActsFieldNumber:
                    acts.Add(reader.Bytes());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        writer.Text(date);
        writer.Text(from);
        writer.Text(to);
        writer.U8((int)((V1.Extent)extent).ToModel(), 1, 2);
        writer.Text(@event);
        WriteList(writer, leg, V1.Leg.ActsFieldNumber, acts, WriteText);
    }

    // The entries of a list are seldom more than one, so that the message is seldom read again for the others.
    private ref struct Entries
    {
        public int Count;
        public ReadOnlySpan<byte> Last;

        public void Add(ReadOnlySpan<byte> entry)
        {
            Count++;
            Last = entry;
        }
    }
}
