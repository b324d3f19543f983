using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Redis;
using MasterData.Core.Storage;
using MasterData.Server.Access;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MasterData.Server.Hosting;

/// <summary>What load balancers and operators ask: is it alive, is it ready, and what ails it.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    extension(IServiceCollection services)
    {
        /// <summary>Adds the checks, for HTTP and for gRPC.</summary>
        public IServiceCollection AddHealth()
        {
            services.AddSingleton<KnownHosts>();
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
            var hosts = endpoints.ServiceProvider.GetRequiredService<KnownHosts>();
            endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous()
                .Add(hosts.Demand);
            endpoints.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync }).AllowAnonymous()
                .Add(hosts.Demand);
            endpoints.MapGrpcHealthChecksService().WithMethodPolicies();
        }
    }

    // The names of catalogs, and what ails the server, are for those with a key.
    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        if (!await HasKeyAsync(context))
        {
            await context.Response.WriteAsJsonAsync(new { status = $"{report.Status}" });
            return;
        }

        await context.Response.WriteAsJsonAsync(new
        {
            status = $"{report.Status}",
            checks = report.Entries.ToDictionary(
                entry => entry.Key, entry => new { status = $"{entry.Value.Status}", entry.Value.Description }),
        });
    }

    // Health is also asked for while the database hangs: then it is answered without details, and soon.
    private static async Task<bool> HasKeyAsync(HttpContext context)
    {
        const string Prefix = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            return await context.RequestServices.GetRequiredService<AuthenticateKey>()
                .ExecuteAsync(header[Prefix.Length..].Trim(), patience.Token) is not null;
        }
        catch (Exception fault) when (fault is OperationCanceledException || DatabaseFaults.IsUnavailable(fault))
        {
            return false;
        }
    }

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
