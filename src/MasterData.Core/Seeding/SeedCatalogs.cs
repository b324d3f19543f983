using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Catalogs;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Errors;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Seeding;

/// <summary>Fills an empty database with the catalogs of a seed folder, through the same publishing as everything.</summary>
internal sealed partial class SeedCatalogs(
    CatalogMemory memory, PublishVersion publish, TimeProvider time, ILogger<SeedCatalogs> logger)
{
    private const int ViolationsLogged = 20;

    /// <summary>Publishes version 1 of each catalog in a folder below <paramref name="folder"/>.</summary>
    /// <returns>Whether it seeded: not if there is any catalog, or nothing to seed with.</returns>
    /// <remarks>A start that was killed half-way goes on with the catalogs that are missing.</remarks>
    public async Task<bool> ExecuteAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return false;
        }

        var seeds = Directory.EnumerateDirectories(folder)
            .Where(path => File.Exists(Path.Combine(path, "catalog.json")))
            .ToDictionary(path => Path.GetFileName(path), StringComparer.Ordinal);
        if (memory.All.Any(entry => entry.State.Head.Version > 1 || !seeds.ContainsKey(entry.Catalog)))
        {
            return false;
        }

        var missing = seeds.Where(seed => memory.Find(seed.Key) is null).Select(seed => seed.Value).ToList();
        foreach (var seed in InOrderOfReference(missing.ConvertAll(Seed.Read)))
        {
            await PublishAsync(seed, cancellationToken);
        }

        return missing.Count > 0;
    }

    // A reference is checked when the referring catalog publishes, so what is referred to comes first.
    private static IEnumerable<Seed> InOrderOfReference(List<Seed> seeds)
    {
        var waiting = seeds.OrderBy(seed => seed.Id, StringComparer.Ordinal).ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(seed => !CatalogReferences.Targets(seed.Catalog)
                .Any(target => target != seed.Id && waiting.Exists(other => other.Id == target))) ?? waiting[0];
            waiting.Remove(next);
            yield return next;
        }
    }

    private async Task PublishAsync(Seed seed, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        LogSeeding(seed.Id, seed.Content.Operations.Length);
        var (entry, _) = await publish.CreateAsync(
            seed.Id,
            CatalogReferences.Targets(seed.Catalog),
            (scope, _) => Task.FromResult(Plan(seed, scope)),
            cancellationToken);
        LogSeeded(seed.Id, entry.State.Head.Count, (long)time.GetElapsedTime(begun).TotalMilliseconds);
    }

    private VersionPlan Plan(Seed seed, PublicationScope scope)
    {
        Demand(seed, SchemaRules.Judge(seed.Catalog));

        // The rules ask the catalog for its schema; the version that has it is the one being made.
        var described = scope.State.Next([seed.Catalog], [], scope.Now);
        var preview = Publishing.Judge(described, seed.Content, scope.Context);
        Demand(seed, preview.Violations);
        LogFindings(seed.Id, preview.Warnings.Length);

        var detail = $"documents={preview.Changed.Length + 1}";
        scope.Db.Audit(Actor.System, "catalog.seed", ResourceName.OfCatalog(seed.Id), detail, scope.Now);
        return new()
        {
            Changed = [seed.Catalog, .. preview.Changed],
            NewUnits = preview.NewUnits,
            Classes = ChangeClass.Additive,
            Publisher = Actor.System.Id,
            Comment = seed.Content.Comment,
            Warnings = preview.Warnings,
        };
    }

    private void Demand(Seed seed, IReadOnlyCollection<Violation> violations)
    {
        if (violations.Count is 0)
        {
            return;
        }

        foreach (var violation in violations.Take(ViolationsLogged))
        {
            LogViolation(seed.Id, violation.Code, violation.Field, violation.Message.En);
        }

        throw new MasterDataException(ErrorReason.ChangesetInvalid, new(
            $"Dữ liệu ban đầu của {seed.Id} vi phạm {violations.Count} quy tắc; xem nhật ký.",
            $"The seed of {seed.Id} breaks {violations.Count} rules; see the log."))
        {
            Violations = [.. violations],
        };
    }

    [LoggerMessage(LogLevel.Information, "Seeding {Catalog}: {Count} codes")]
    private partial void LogSeeding(string catalog, int count);

    [LoggerMessage(LogLevel.Information, "Seeded {Catalog}: {Count} documents in {Milliseconds} ms")]
    private partial void LogSeeded(string catalog, long count, long milliseconds);

    [LoggerMessage(LogLevel.Debug, "The seed of {Catalog} has {Count} findings")]
    private partial void LogFindings(string catalog, int count);

    [LoggerMessage(LogLevel.Error, "The seed of {Catalog} breaks a rule at {Code} {Field}: {Message}")]
    private partial void LogViolation(string catalog, string code, string field, string message);
}
