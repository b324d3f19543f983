using System.Globalization;
using MasterData.Benchmarks;
using MasterData.Benchmarks.Peers;

if (args is ["serve", .. var arguments])
{
    await BenchmarkServer.ServeAsync(arguments);
    return;
}

if (args is ["bare", var port])
{
    await KestrelProcess.ServeAsync(int.Parse(port, CultureInfo.InvariantCulture));
    return;
}

// One line each: BENCH name ours baseline ratio goal. Both sides are measured in this run, interleaved.
var chosen = args.Length is 0
    ? ["publish", "getitem", "start", "lookup", "apply", "load", "peers", "catchup", "slow", "slow-memory"]
    : args;
foreach (var name in chosen)
{
    await (name switch
    {
        "publish" => PublishBenchmark.RunAsync(),
        "getitem" => GetItemBenchmark.RunAsync(),
        "start" => StartBenchmark.RunAsync(),
        "lookup" => LookupBenchmark.RunAsync(),
        "apply" => ApplyBenchmark.RunAsync(),
        "load" => LoadBenchmark.RunAsync(),
        "peers" => PeersBenchmark.RunAsync(),
        "catchup" => CatchUpBenchmark.RunAsync(),
        "slow" => SlowBenchmark.RunAsync(),
        "slow-memory" => MemoryBenchmark.RunAsync(),
        _ =>
            throw new ArgumentException($"No benchmark is called {name}: publish, getitem, start, lookup, apply, load, "
                + "peers, catchup, slow, slow-memory."),
    });
}
