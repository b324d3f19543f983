using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Server.Acts;
using MasterData.Server.Catalogs;
using MasterData.Server.Items;

namespace MasterData.Server.Sync;

/// <summary>Documents to their message.</summary>
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
}
