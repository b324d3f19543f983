using MasterData.Client.Copies;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MasterData.Client.Hosting;

/// <summary>
/// Healthy: all copies are live. Degraded: all can be read, one is not live or cannot be kept on disk. Unhealthy: one
/// has nothing to read.
/// </summary>
internal sealed class CopiesHealthCheck(CatalogCopies kept) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var copies = kept.All.OrderBy(copy => copy.Catalog, StringComparer.Ordinal).ToList();
        var data = copies.ToDictionary(copy => copy.Catalog, object (copy) => Describe(copy));
        var health = copies switch
        {
            _ when copies.Exists(copy => copy.State is CopyState.Initializing) => HealthStatus.Unhealthy,
            _ when copies.Exists(copy => copy.State is not CopyState.Live || WrongWith(copy) is not "") =>
                HealthStatus.Degraded,
            _ => HealthStatus.Healthy,
        };
        return Task.FromResult(new HealthCheckResult(
            health, string.Join("; ", data.Select(one => $"{one.Key}: {one.Value}")), data: data));
    }

    private static string Describe(CatalogCopy copy) => (copy.Head, WrongWith(copy)) switch
    {
        (null, _) => $"{copy.State}",
        ({ } head, "") => $"{copy.State}, version {head.Version} from {copy.Source.Tag}",
        ({ } head, var reason) => $"{copy.State}, version {head.Version} from {copy.Source.Tag}, {reason}",
    };

    private static string WrongWith(CatalogCopy copy) => (copy.Reason, copy.Unsaved) switch
    {
        ({ } reason, _) => reason.Message,
        (_, { Length: > 0 } unsaved) => $"not kept on disk: {unsaved}",
        _ => "",
    };
}
