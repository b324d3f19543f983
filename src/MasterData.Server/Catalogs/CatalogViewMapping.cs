using MasterData.Core.Catalogs;
using MasterData.Wire;

namespace MasterData.Server.Catalogs;

/// <summary>Catalogs with what is not published of them, to their message.</summary>
internal static class CatalogViewMapping
{
    extension(CatalogView view)
    {
        /// <summary>The message of the catalog.</summary>
        public V1.Catalog ToProto() => new()
        {
            Name = ResourceName.OfCatalog(view.ReadPoint.Head.Catalog),
            Content = view.ReadPoint.Catalog.ToProto(),
            Stewards = { view.Stewards },
            Approvers = { view.Approvers },
            Etag = view.Etag,
        };
    }
}
