using Google.Protobuf;
using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Documents;
using MasterData.Items;

namespace MasterData.Wire;

/// <summary>Documents to and from their message, so that a copy can be proved.</summary>
internal static class DocumentMapping
{
    extension(Document document)
    {
        /// <summary>The message of the document of <paramref name="catalog"/>.</summary>
        public V1.Document ToProto(string catalog) => document switch
        {
            ItemDocument item => new V1.Document { Item = ItemMapping.ToProto(item, catalog) },
            LegalAct act => new V1.Document { Act = act.ToProto() },
            CatalogContent content => new V1.Document { Catalog = content.ToProto() },
            _ => throw new InvalidOperationException($"{document.Key} is no known kind of document."),
        };
    }

    extension(V1.Document document)
    {
        /// <summary>The document of the model; its digest is that of the authority's.</summary>
        /// <exception cref="FormatException">Its kind or a value of it is unknown to this program.</exception>
        public Document ToModel() => document.DocumentCase switch
        {
            V1.Document.DocumentOneofCase.Item => document.Item.ToModel(),
            V1.Document.DocumentOneofCase.Act => document.Act.ToModel(),
            V1.Document.DocumentOneofCase.Catalog => document.Catalog.ToModel(),
            _ => throw new UnknownContentException("A document of a kind that this client does not know."),
        };
    }

    /// <summary>The document in the bytes of its message.</summary>
    /// <exception cref="FormatException">There is none that this program knows.</exception>
    public static Document Read(ReadOnlySpan<byte> bytes)
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
}
