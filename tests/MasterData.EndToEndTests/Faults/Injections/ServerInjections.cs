using MasterData.Testing;

namespace MasterData.EndToEndTests.Faults.Injections;

/// <summary>What befalls servers and their database.</summary>
internal static class ServerInjections
{
    /// <summary>The faults of this kind.</summary>
    public static IEnumerable<Injection> Of(FaultRun run)
    {
        foreach (var (server, number) in run.Cluster.Servers.Select((server, number) => (server, number)))
        {
            string[] needs = [$"server {number}", "database"];
            yield return new(1, $"server {number} killed", needs, _ => KillAsync(server));
            yield return new(4, $"server {number} frozen", needs, random => FreezeAsync(server, random));
            yield return new(29, $"server {number} stopped in good order", needs, _ => RestartAsync(server));
        }

        if (run.Cluster.Postgres is { } postgres)
        {
            yield return new(7, "PostgreSQL killed", ["database"], _ => KillAsync(postgres));
        }
        else
        {
            yield return new(
                8, "an older backup restored", ["server 0", "database", "publishers"], _ => run.RestoreAsync());
        }
    }

    private static async Task KillAsync(ServerProcess process)
    {
        await process.Kill9Async();
        await process.StartAsync();
    }

    private static async Task FreezeAsync(ServerProcess process, Random random)
    {
        process.Stop();
        try
        {
            await FaultRun.HoldAsync(random, 500, 3_000);
        }
        finally
        {
            process.Continue();
        }
    }

    private static async Task RestartAsync(MasterDataServerProcess server)
    {
        await server.TerminateAsync(FaultRun.Cancellation);
        await server.StartAsync();
    }
}
