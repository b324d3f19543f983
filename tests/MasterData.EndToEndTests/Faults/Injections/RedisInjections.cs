using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.EndToEndTests.Faults.Injections;

/// <summary>What befalls Redis.</summary>
internal static class RedisInjections
{
    private static readonly string[] Needs = ["redis"];

    /// <summary>The faults of this kind.</summary>
    public static IEnumerable<Injection> Of(FaultRun run) =>
    [
        new(10, "Redis flushed", Needs, _ => DoAsync(run.Cluster.Redis, ["FLUSHALL"])),
        new(11, "Redis killed, empty", Needs, _ => KillAsync(run)),
        new(12, "Redis restarted from an old dump", Needs, random => RestoreAsync(run, random)),
        new(13, "Redis frozen", Needs, random => FreezeAsync(run.Cluster.Redis, random)),
        new(14, "keys of Redis evicted", Needs, random => EvictAsync(run.Cluster.Redis, random)),
        new(33, "hints lost", Needs, _ => DoAsync(run.Cluster.Redis, ["CLIENT", "KILL", "TYPE", "pubsub"])),
    ];

    private static async Task KillAsync(FaultRun run)
    {
        run.Contract.BeginLife();
        await run.Cluster.Redis.Kill9Async();
        File.Delete(Path.Combine(run.Cluster.Redis.Folder, "dump.rdb"));
        await run.Cluster.Redis.StartAsync();
    }

    private static async Task RestoreAsync(FaultRun run, Random random)
    {
        await DoAsync(run.Cluster.Redis, ["SAVE"]);
        await FaultRun.HoldAsync(random, 500, 2_000);
        run.Contract.BeginLife();
        await run.Cluster.Redis.Kill9Async();
        run.Contract.BeginLife();
        await run.Cluster.Redis.StartAsync();
    }

    private static async Task FreezeAsync(RedisProcess redis, Random random)
    {
        redis.Stop();
        try
        {
            await FaultRun.HoldAsync(random, 300, 2_000);
        }
        finally
        {
            redis.Continue();
        }
    }

    private static async Task EvictAsync(RedisProcess redis, Random random)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},allowAdmin=true");
        foreach (var key in connection.GetServers()[0].Keys(pattern: "md:*").OrderBy(
            _ => random.Next()).Take(5).ToArray())
        {
            await connection.GetDatabase().KeyDeleteAsync(key);
        }
    }

    private static async Task DoAsync(RedisProcess redis, string[] command)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},allowAdmin=true");
        await connection.GetDatabase().ExecuteAsync(command[0], [.. command.Skip(1)]);
    }
}
