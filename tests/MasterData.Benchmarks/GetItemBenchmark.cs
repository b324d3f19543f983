using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.V1;

namespace MasterData.Benchmarks;

/// <summary>GetItem at 64 callers against an empty method of the same process, in turns.</summary>
internal static class GetItemBenchmark
{
    private const int Callers = 64;
    private const int Rounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task RunAsync()
    {
        await using var server = new BenchmarkServer();
        await server.InitializeAsync();
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var headers = new Metadata { { "authorization", $"Bearer {server.ReadDemo().Keys["consumer"]}" } };
        var items = new ItemService.ItemServiceClient(channel);
        using var bare = GrpcChannel.ForAddress(server.BareAddress);
        var invoker = bare.CreateCallInvoker();
        var request = new GetItemRequest { Name = "catalogs/admin-units/items/20656", EffectiveOn = "2025-08-01" };

        var ours = new List<double>();
        var empty = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            empty.Add(await ThroughputAsync(async () => await invoker.AsyncUnaryCall(
                EmptyMethodBase.Method, null, new CallOptions(headers), new Empty())));
            ours.Add(await ThroughputAsync(async () => await items.GetItemAsync(request, headers)));
        }

        Bench.Ratio("getitem-64-callers", Bench.Median(ours.Skip(1)), Bench.Median(empty.Skip(1)), "/s", ">=0.8");
    }

    private static async Task<double> ThroughputAsync(Func<Task> call)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start) < Round; count++)
            {
                await call();
            }

            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
