using System.Diagnostics;
using System.Text.Json.Nodes;
using Grpc.Core;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Testing;

namespace MasterData.Benchmarks;

/// <summary>
/// 100,000 codes loaded into a copy over gRPC and proved, against the same stream read as raw bytes, in turns.
/// </summary>
internal static class LoadBenchmark
{
    private const string Catalog = "budget-units";
    private const int Count = 100_000;
    // Until the compiler has done its work; a program that loads once pays for that too.
    private const int WarmUp = 8;
    private const int Rounds = 15;

    private static readonly Marshaller<byte[]> Raw = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static readonly Method<byte[], byte[]> Snapshot =
        new(MethodType.ServerStreaming, "masterdata.v1.SyncService", "GetSnapshot", Raw, Raw);

    public static async Task RunAsync()
    {
        var seeds = Directory.CreateTempSubdirectory("md-bench-seed-");
        try
        {
            await WriteSeedAsync(seeds.CreateSubdirectory(Catalog).FullName);
            await using var server = new BenchmarkServer { SeedFolder = seeds.FullName };
            await server.InitializeAsync();
            var key = server.ReadDemo().Keys["consumer"];

            var (ours, raw, hashed) = (new List<double>(), new List<double>(), new List<double>());
            BareHash? bare = null;
            for (var round = 0; round < WarmUp + Rounds; round++)
            {
                var (elapsed, bytes) = await RawAsync(server.GrpcAddress, key);
                raw.Add(elapsed);
                bare ??= new([.. Enumerable.Repeat((int)(bytes / Count), Count)]);
                hashed.Add(elapsed + bare.Measure().TotalMilliseconds);
                ours.Add(await CopyAsync(server.GrpcAddress, key));
            }

            Bench.Ratio("load-100000-vs-raw-bytes-cold", ours[0], raw[0], "ms", "-");
            Bench.Ratio("load-100000-vs-raw-bytes", Bench.Median(ours.Skip(WarmUp)), Bench.Median(
                raw.Skip(WarmUp)), "ms", "<=5");
            Bench.Ratio("load-100000-vs-raw-bytes-and-sha256", Bench.Median(ours.Skip(WarmUp)), Bench.Median(
                hashed.Skip(WarmUp)), "ms", "-");
        }
        finally
        {
            seeds.Delete(recursive: true);
        }
    }

    private static async Task<double> CopyAsync(Uri address, string key)
    {
        using var channel = MasterDataChannel.Open(address, MasterDataCredentials.ApiKey(key));
        var start = Stopwatch.GetTimestamp();
        await using var copies = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] });
        await copies[Catalog].WaitForAnyAsync(CancellationToken.None);
        var isWhole = copies[Catalog].Find(Code(Count - 1)) is not null;
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await SettleAsync(copies[Catalog]);
        return isWhole ? elapsed : throw new InvalidOperationException("Not whole.");
    }

    // Until the copy has frozen what it loaded: the next turn should not pay for it, nor for the garbage of this one.
    private static async Task SettleAsync(CatalogCopy copy)
    {
        var (loaded, start) = (copy.Snapshot, Stopwatch.GetTimestamp());
        while (ReferenceEquals(copy.Snapshot, loaded) && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
        }

        GC.Collect();
    }

    private static async Task<(double Elapsed, long Bytes)> RawAsync(Uri address, string key)
    {
        using var channel = MasterDataChannel.Open(address, MasterDataCredentials.ApiKey(key));
        var request = Google.Protobuf.MessageExtensions.ToByteArray(
            new V1.GetSnapshotRequest { Catalog = $"catalogs/{Catalog}" });
        var start = Stopwatch.GetTimestamp();
        using var call = channel.Invoker.AsyncServerStreamingCall(Snapshot, null, default, request);
        var bytes = 0L;
        await foreach (var message in call.ResponseStream.ReadAllAsync())
        {
            bytes += message.Length;
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return bytes > Count * 10L ? (elapsed, bytes) : throw new InvalidOperationException("Too little.");
    }

    private static string Code(int n) => $"{1_000_000 + n}";

    // The schema of budget units, without the reference to a catalog that is not there.
    private static async Task WriteSeedAsync(string folder)
    {
        var source = Path.Combine(BuiltProgram.Repository.FullName, "seed-data", Catalog);
        var catalog = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(source, "catalog.json")))!;
        var schema = catalog["content"]!["schema"]!;
        schema["attributes"] = new JsonArray();
        schema["kinds"]![0]!["code_pattern"] = "";
        await File.WriteAllTextAsync(Path.Combine(folder, "catalog.json"), catalog.ToJsonString());
        foreach (var table in (string[])["acts.csv", "aliases.csv", "legs.csv"])
        {
            await File.WriteAllLinesAsync(
                Path.Combine(folder, table), File.ReadLines(Path.Combine(source, table)).Take(
                    table is "acts.csv" ? int.MaxValue : 1));
        }

        const string Header =
            "code,name,short_name,kind,parent,valid_from,valid_to,start_acts,end_acts,disposition,reason";
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "slices.csv"),
            Enumerable.Range(0, Count).Select(n => n % 100 is 0
                ? $"{Code(n)},Đơn vị {n},Đơn vị {n},dia-ban-ngan-sach,,,,,,,"
                : $"{Code(n)},Đơn vị {n},Đơn vị {n},dia-ban-ngan-sach,{Code(n - (n % 100))},,,,,,").Prepend(Header));
    }
}
