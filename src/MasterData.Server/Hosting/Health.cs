using MasterData.Core.Following;
using MasterData.Core.Redis;
using MasterData.Server.Access;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MasterData.Server.Hosting;

/// <summary>What load balancers and operators ask: is it alive, is it ready, and what ails it.</summary>
internal static class Health
{
    extension(IServiceCollection services)
    {
        /// <summary>Adds the checks, for HTTP and for gRPC.</summary>
        public IServiceCollection AddHealth()
        {
            services.AddGrpcHealthChecks()
                .AddCheck<MemoryHealth>("memory")
                .AddCheck<DatabaseHealth>("database")
                .AddCheck<RedisHealth>("cache");
            return services;
        }
    }

    extension(IEndpointRouteBuilder endpoints)
    {
        /// <summary>Maps <c>/health/live</c>, <c>/health/ready</c> and the health service of gRPC.</summary>
        public void MapHealth()
        {
            endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
            endpoints.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync }).AllowAnonymous();
            endpoints.MapGrpcHealthChecksService().WithMethodPolicies();
        }
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = $"{report.Status}",
        checks = report.Entries.ToDictionary(
            entry => entry.Key, entry => new { status = $"{entry.Value.Status}", entry.Value.Description }),
    });

    /// <summary>Memory holds the catalogs.</summary>
    internal sealed class MemoryHealth(ServerStart start, CatalogMemory memory) : IHealthCheck
    {
        /// <inheritdoc/>
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(Check());

        private HealthCheckResult Check()
        {
            if (!start.IsDone)
            {
                return HealthCheckResult.Unhealthy("loading");
            }

            var suspended = memory.All.Where(entry => entry.Suspended).Select(entry => entry.Catalog).ToList();
            return suspended is []
                ? HealthCheckResult.Healthy($"{memory.All.Count} catalogs")
                : HealthCheckResult.Degraded(
                    $"POSSIBLE_RESTORE: publishing of {string.Join(", ", suspended)} is stopped");
        }
    }

    /// <summary>The database answers whoever follows it.</summary>
    internal sealed class DatabaseHealth(CatalogMemory memory) : IHealthCheck
    {
        /// <inheritdoc/>
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(
                memory.AuthorityUnreachable
                    ? HealthCheckResult.Unhealthy("unreachable")
                    : HealthCheckResult.Healthy());
    }

    /// <summary>The cache has every catalog. Without it gRPC goes on: never worse than degraded.</summary>
    internal sealed class RedisHealth(CacheHealth cache) : IHealthCheck
    {
        /// <inheritdoc/>
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(
                cache.Condition is CacheCondition.Ready
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Degraded($"{cache.Condition}"));
    }
}
