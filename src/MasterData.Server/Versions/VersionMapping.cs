using MasterData.Core.Versions;
using MasterData.Server.Catalogs;
using MasterData.Wire;

namespace MasterData.Server.Versions;

/// <summary>Versions to their message.</summary>
internal static class VersionMapping
{
    extension(VersionView version)
    {
        /// <summary>The message of the version.</summary>
        public V1.Version ToProto() => new()
        {
            Name = ResourceName.OfVersion(version.Head.Catalog, version.Head.Version),
            Head = version.Head.ToProto(),
            Classes = { version.Classes.ToProto() },
            Changeset = version.Changeset is "" ? "" : ResourceName.OfChangeset(version.Changeset),
            Publisher = version.Publisher,
            Comment = version.Comment,
            ChangedCount = version.ChangedCount,
            Corrects = { version.Corrects },
        };
    }
}
