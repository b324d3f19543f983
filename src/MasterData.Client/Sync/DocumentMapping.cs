using System.Globalization;
using Google.Protobuf;
using MasterData.Acts;
using MasterData.Items;
using MasterData.Sync;

namespace MasterData.Client;

/// <summary>Documents as they travel, read into the model, so that a copy can be proven.</summary>
public static class DocumentMapping
{
    extension(V1.Document document)
    {
        /// <summary>The document of the model; its digest is that of the authority's.</summary>
        /// <exception cref="FormatException">It is of a kind or has a value that this client does not know.</exception>
        public Document ToModel()
        {
            ArgumentNullException.ThrowIfNull(document);
            return document.DocumentCase switch
            {
                V1.Document.DocumentOneofCase.Item => document.Item.ToModel(),
                V1.Document.DocumentOneofCase.Act => document.Act.ToModel(),
                V1.Document.DocumentOneofCase.Catalog => document.Catalog.ToModel(),
                _ => throw new UnknownContentException("A document of a kind that this client does not know."),
            };
        }
    }

    extension(V1.Item item)
    {
        /// <summary>The item of the model.</summary>
        public ItemDocument ToModel()
        {
            ArgumentNullException.ThrowIfNull(item);
            return new()
            {
                Code = item.Code,
                Aliases = [.. item.Aliases],
                Slices = [.. item.Slices.Select(ToModel)],
                Legs = [.. item.Legs.Select(ToModel)],
            };
        }
    }

    extension(V1.LegalAct act)
    {
        /// <summary>The legal act of the model.</summary>
        public LegalAct ToModel()
        {
            ArgumentNullException.ThrowIfNull(act);
            return new()
            {
                Id = act.Id,
                Number = act.Number,
                Kind = act.Kind,
                Issuer = act.Issuer,
                IssuedOn = ReadDay(act.IssuedOn),
                InForceOn = ReadDay(act.InForceOn),
                OperatesFrom = ReadDay(act.OperatesFrom),
                Title = act.Title,
                Link = act.Link,
            };
        }
    }

    /// <summary>The document in the bytes of its message.</summary>
    /// <exception cref="FormatException">There is none that this client knows.</exception>
    internal static Document Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return V1.Document.Parser.ParseFrom(bytes).ToModel();
        }
        catch (InvalidProtocolBufferException wrong)
        {
            throw new FormatException("A document cannot be read.", wrong);
        }
    }

    internal static DateOnly? ReadDay(ReadOnlySpan<char> text) => text.Length is 0
        ? null
        : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static Disposition ToModel(V1.Disposition disposition) => disposition switch
    {
        V1.Disposition.Unspecified => Disposition.GoesOn,
        V1.Disposition.Legs => Disposition.Legs,
        V1.Disposition.None => Disposition.None,
        V1.Disposition.NotRecorded => Disposition.NotRecorded,
        var unknown => throw new UnknownContentException($"Disposition {unknown} is unknown to this client."),
    };

    internal static Extent ToModel(V1.Extent extent) => extent switch
    {
        V1.Extent.Whole => Extent.Whole,
        V1.Extent.Part => Extent.Part,
        var unknown => throw new UnknownContentException($"Extent {unknown} is unknown to this client."),
    };

    private static Slice ToModel(V1.Slice slice) => new()
    {
        Unit = slice.Unit,
        ValidFrom = ReadDay(slice.ValidFrom) ?? DateOnly.MinValue,
        ValidTo = ReadDay(slice.ValidTo) ?? DateOnly.MaxValue,
        Name = slice.FullName,
        ShortName = slice.ShortName,
        Kind = slice.Kind,
        Parent = slice.Parent,
        Attributes = [.. slice.Attributes.Select(attribute => new AttributeValue(attribute.Id, attribute.Value))],
        StartActs = [.. slice.StartActs],
        EndActs = [.. slice.EndActs],
        Disposition = ToModel(slice.Disposition),
        Reason = slice.Reason,
    };

    private static Leg ToModel(V1.Leg leg) => new()
    {
        Date = ReadDay(leg.Date) ?? throw new FormatException("A leg has no date."),
        From = leg.From,
        To = leg.To,
        Extent = ToModel(leg.Extent),
        Event = leg.Event,
        Acts = [.. leg.Acts],
    };
}
