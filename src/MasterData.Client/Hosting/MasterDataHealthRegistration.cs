using MasterData.Client.Hosting;

#pragma warning disable IDE0130 // Where programs look for what can be added to their services.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Adds the health of local copies to a program's.</summary>
public static class MasterDataHealthRegistration
{
    /// <summary>
    /// Adds the check of the copies: degraded while one is not live, unhealthy while one has nothing to read.
    /// </summary>
    public static IHealthChecksBuilder AddMasterDataCopies(
        this IHealthChecksBuilder builder, string name = "masterdata")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<CopiesHealthCheck>(name);
    }
}
