using System.Globalization;
using MasterData.Core.Access;
using MasterData.Core.Versions;
using MasterData.Wire;

namespace MasterData.Server.Catalogs;

/// <summary>Versions to their message.</summary>
internal static class VersionMapping
{
    extension(VersionRow version)
    {
        /// <summary>The message of the version, as far as <paramref name="actor"/> may see it.</summary>
        public V1.Version ToProto(Actor actor) => new()
        {
            Name = ResourceName.OfVersion(version.Catalog, version.Version),
            Head = version.ToHead().ToProto(),
            Classes = { version.Classes.ToProto() },
            Changeset = version.Changeset is "" ? "" : ResourceName.OfChangeset(version.Changeset),
            Publisher = actor.MayInspect(version.Catalog) ? version.Publisher : "",
            Comment = version.Comment,
            ChangedCount = version.ChangedCount,
            Corrects = { NumbersOf(version.Corrects) },
        };
    }

    private static IEnumerable<long> NumbersOf(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => long.Parse(number, CultureInfo.InvariantCulture));
}
