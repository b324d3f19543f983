using MasterData.Core.Following;
using MasterData.Core.Versions;

namespace MasterData.Core.Publication;

/// <summary>The outcome of a publication.</summary>
/// <param name="Entry">The catalog as this server's memory now shows it: at this version or a later one.</param>
/// <param name="Version">The version that was made.</param>
internal sealed record PublicationResult(CatalogEntry Entry, VersionRow Version);
