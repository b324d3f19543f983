using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Following;
using MasterData.Core.Publication;

namespace MasterData.Core.Restores;

/// <summary>Begins a new life of every catalog: the next version, without a change of content.</summary>
internal sealed class BeginEpochs(CatalogMemory memory, PublishVersion publish)
{
    /// <summary>Begins them, and lets publishing go on where it was stopped.</summary>
    /// <param name="file">The backup it comes from; empty: the database as it stood.</param>
    /// <param name="cancellationToken">Ends it between two catalogs.</param>
    /// <returns>A line for each catalog.</returns>
    public async Task<IReadOnlyList<string>> ExecuteAsync(string file, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var catalog in memory.All.Select(entry => entry.Catalog).ToList())
        {
            var (entry, _) = await publish.BeginEpochAsync(
                catalog, (scope, _) => Task.FromResult(Plan(scope, file)), cancellationToken);
            var head = entry.State.Head;
            lines.Add($"{catalog} version {head.Version} epoch {head.Epoch} digest {head.Digest}");
        }

        return lines;
    }

    private static VersionPlan Plan(PublicationScope scope, string file)
    {
        var comment = file.Length is 0 ? "Go on with the database as it was put back" : $"Restore of {file}";
        var name = ResourceName.OfCatalog(scope.State.Head.Catalog);
        scope.Db.Audit(Actor.System, "database.restore", name, comment, scope.Now);
        return new() { Publisher = Actor.System.Id, Comment = comment };
    }
}
