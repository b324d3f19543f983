using MasterData.EndToEndTests.Faults.Consumers;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Faults.Injections;

/// <summary>What befalls consumers: their lines, their files, themselves.</summary>
internal static class ConsumerInjections
{
    /// <summary>The faults of this kind.</summary>
    public static IEnumerable<Injection> Of(FaultRun run)
    {
        foreach (var (consumer, number) in run.Copies.Select((consumer, number) => (consumer, number)))
        {
            string[] needs = [$"consumer {number}"];
            foreach (var injection in OfLine($"consumer {number}", needs, () => run.LineOf(number)))
            {
                yield return injection;
            }

            yield return new(20, $"a bit of the line of consumer {number} flipped", needs,
                random => FlipAsync(run, number, consumer, random));
            yield return new(26, $"consumer {number} started again", needs,
                random => RestartAsync(run, number, consumer, random, damage: false));
            yield return new(24, $"consumer {number} started again on a damaged file", needs,
                random => RestartAsync(run, number, consumer, random, damage: true));
        }

        foreach (var (proxy, number) in run.WireProxies.Select((proxy, number) => (proxy, number)))
        {
            foreach (var injection in OfLine($"wire {number}", [$"wire {number}"], () => proxy))
            {
                yield return injection;
            }
        }

        yield return new(24, "the mirror killed", ["mirror"], async random =>
        {
            await FaultRun.HoldAsync(random, 0, 500);
            await run.Mirror.KillAsync();
            run.StartMirror();
        });
    }

    private static IEnumerable<Injection> OfLine(string name, string[] needs, Func<TcpProxy> proxy)
    {
        yield return new(16, $"line of {name} cut", needs, async random =>
        {
            proxy().Line.CutAfterBytes = random.Next(1, 60_000);
            proxy().Cut();
            await FaultRun.HoldAsync(random, 200, 1_500);
            proxy().Line.CutAfterBytes = long.MaxValue;
        });
        yield return new(17, $"line of {name} dead", needs, async random =>
        {
            proxy().Line.IsBlackHole = true;
            await FaultRun.HoldAsync(random, 500, 6_000);
            proxy().Line.IsBlackHole = false;
        });
        yield return new(18, $"line of {name} slow", needs, async random =>
        {
            proxy().Line.Delay = TimeSpan.FromMilliseconds(random.Next(50, 400));
            await FaultRun.HoldAsync(random, 500, 3_000);
            proxy().Line.Delay = TimeSpan.Zero;
        });
    }

    private static async Task FlipAsync(FaultRun run, int number, CopyConsumer consumer, Random random)
    {
        consumer.WasTampered = true;
        run.LineOf(number).Line.FlipOnce(random.Next(1, int.MaxValue));
        await FaultRun.HoldAsync(random, 200, 1_000);
    }

    private static async Task RestartAsync(FaultRun run, int number, CopyConsumer consumer, Random random, bool damage)
    {
        await consumer.StopAsync();
        if (damage)
        {
            consumer.WasTampered = true;
            foreach (var file in Directory.GetFiles(consumer.Folder).OrderBy(_ => random.Next()).Take(1))
            {
                var bytes = await File.ReadAllBytesAsync(file);
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                await File.WriteAllBytesAsync(file, random.Next(2) is 0 ? bytes : bytes[..random.Next(bytes.Length)]);
            }
        }

        await FaultRun.HoldAsync(random, 0, 800);
        run.StartConsumer(number, random.Next(run.Cluster.Servers.Count));
    }
}
