using System.Collections.Immutable;
using System.Text;
using MasterData.Items;
using MasterData.Sync;

namespace MasterData.Client.Sync;

/// <summary>
/// Documents of a snapshot, read from the wire into the model at once: a whole catalog is the one thing that is so large that
/// the messages between would cost more than all the rest (docs/decisions/0007).
/// </summary>
internal sealed class WireDocuments
{
    private readonly WireTexts _texts = new();
    private readonly ImmutableArray<Slice>.Builder _slices = ImmutableArray.CreateBuilder<Slice>();
    private readonly ImmutableArray<Leg>.Builder _legs = ImmutableArray.CreateBuilder<Leg>();
    private readonly ImmutableArray<AttributeValue>.Builder _attributes = ImmutableArray.CreateBuilder<AttributeValue>();
    private readonly ImmutableArray<string>.Builder _aliases = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _starts = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _ends = ImmutableArray.CreateBuilder<string>();

    /// <summary>The catalog that a <c>SnapshotItems</c> message is of.</summary>
    /// <exception cref="FormatException">It is no such message.</exception>
    public static string CatalogOf(ReadOnlySpan<byte> items)
    {
        var catalog = "";
        var reader = new WireReader(items);
        while (reader.Next())
        {
            if (reader.Field is V1.SnapshotItems.CatalogFieldNumber)
            {
                catalog = reader.Text();
            }
            else
            {
                reader.Skip();
            }
        }

        return catalog;
    }

    /// <summary>The documents of a <c>SnapshotItems</c> message.</summary>
    /// <exception cref="FormatException">It is no such message, or has a value that this client does not know.</exception>
    public static List<Document> Read(ReadOnlySpan<byte> items)
    {
        var reading = new WireDocuments();
        var documents = new List<Document>();
        var reader = new WireReader(items);
        while (reader.Next())
        {
            if (reader.Field is V1.SnapshotItems.DocumentsFieldNumber)
            {
                documents.Add(reading.Document(reader.Bytes()));
            }
            else
            {
                reader.Skip();
            }
        }

        return documents;
    }

    // Acts are few, and there is one catalog: the generated code reads them.
    private Document Document(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        return reader.Next() && reader.Field is V1.Document.ItemFieldNumber && reader.Bytes() is var item && !reader.Next()
            ? Item(item)
            : DocumentMapping.Read(bytes);
    }

    private ItemDocument Item(ReadOnlySpan<byte> bytes)
    {
        var code = "";
        (_aliases.Count, _slices.Count, _legs.Count) = (0, 0, 0);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.Item.CodeFieldNumber:
                    code = reader.Text();
                    break;
                case V1.Item.AliasesFieldNumber:
                    _aliases.Add(reader.Text());
                    break;
                case V1.Item.SlicesFieldNumber:
                    _slices.Add(Slice(reader.Bytes()));
                    break;
                case V1.Item.LegsFieldNumber:
                    _legs.Add(Leg(reader.Bytes()));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new()
        {
            Code = code,
            Aliases = _aliases.ToImmutable(),
            Slices = _slices.ToImmutable(),
            Legs = _legs.ToImmutable(),
        };
    }

    private Slice Slice(ReadOnlySpan<byte> bytes)
    {
        var (unit, name, shortName, kind, parent, reason) = ("", "", "", "", "", "");
        var (from, to, disposition) = (DateOnly.MinValue, DateOnly.MaxValue, 0);
        (_attributes.Count, _starts.Count, _ends.Count) = (0, 0, 0);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.Slice.UnitFieldNumber:
                    unit = reader.Text();
                    break;
                case V1.Slice.ValidFromFieldNumber:
                    from = Day(reader.Bytes()) ?? DateOnly.MinValue;
                    break;
                case V1.Slice.ValidToFieldNumber:
                    to = Day(reader.Bytes()) ?? DateOnly.MaxValue;
                    break;
                case V1.Slice.FullNameFieldNumber:
                    name = reader.Text();
                    break;
                case V1.Slice.ShortNameFieldNumber:
                    shortName = reader.Text();
                    break;
                case V1.Slice.KindFieldNumber:
                    kind = _texts.Of(reader.Bytes());
                    break;
                case V1.Slice.ParentFieldNumber:
                    parent = _texts.Of(reader.Bytes());
                    break;
                case V1.Slice.AttributesFieldNumber:
                    _attributes.Add(Attribute(reader.Bytes()));
                    break;
                case V1.Slice.StartActsFieldNumber:
                    _starts.Add(_texts.Of(reader.Bytes()));
                    break;
                case V1.Slice.EndActsFieldNumber:
                    _ends.Add(_texts.Of(reader.Bytes()));
                    break;
                case V1.Slice.DispositionFieldNumber:
                    disposition = reader.Enum();
                    break;
                case V1.Slice.ReasonFieldNumber:
                    reason = reader.Text();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new()
        {
            Unit = unit,
            ValidFrom = from,
            ValidTo = to,
            Name = name,
            ShortName = shortName == name ? name : shortName,
            Kind = kind,
            Parent = parent,
            Attributes = _attributes.ToImmutable(),
            StartActs = _starts.ToImmutable(),
            EndActs = _ends.ToImmutable(),
            Disposition = DocumentMapping.ToModel((V1.Disposition)disposition),
            Reason = reason,
        };
    }

    private AttributeValue Attribute(ReadOnlySpan<byte> bytes)
    {
        var (id, value) = ("", "");
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.AttributeValue.IdFieldNumber:
                    id = _texts.Of(reader.Bytes());
                    break;
                case V1.AttributeValue.ValueFieldNumber:
                    value = reader.Text();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(id, value);
    }

    private Leg Leg(ReadOnlySpan<byte> bytes)
    {
        var (from, to, @event, date, extent) = ("", "", "", (DateOnly?)null, 0);
        _starts.Count = 0;
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.Leg.DateFieldNumber:
                    date = Day(reader.Bytes());
                    break;
                case V1.Leg.FromFieldNumber:
                    from = reader.Text();
                    break;
                case V1.Leg.ToFieldNumber:
                    to = reader.Text();
                    break;
                case V1.Leg.ExtentFieldNumber:
                    extent = reader.Enum();
                    break;
                case V1.Leg.EventFieldNumber:
                    @event = _texts.Of(reader.Bytes());
                    break;
                case V1.Leg.ActsFieldNumber:
                    _starts.Add(_texts.Of(reader.Bytes()));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new()
        {
            Date = date ?? throw new FormatException("A leg has no date."),
            From = from,
            To = to,
            Extent = DocumentMapping.ToModel((V1.Extent)extent),
            Event = @event,
            Acts = _starts.ToImmutable(),
        };
    }

    private static DateOnly? Day(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[16];
        return bytes.IsEmpty ? null
            : bytes.Length <= text.Length && Encoding.UTF8.TryGetChars(bytes, text, out var length)
                ? DocumentMapping.ReadDay(text[..length])
                : throw new FormatException("A date is not YYYY-MM-DD.");
    }
}
