using System.Globalization;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Copies;

/// <summary>Many systems that start cold at the same moment, as after a power cut.</summary>
public sealed class HerdTests(ITestOutputHelper output)
{
    private const string Catalog = "agencies";
    private const int Instances = 500;
    private const long MostGrowth = 300L * 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(30)]
    public async Task Copies_500StartedColdAtOnce_AllBecomeLiveAndTheServerStaysSmall()
    {
        await using var server = new MasterDataServerProcess { Seeds = [Catalog] };
        await server.InitializeAsync();
        var key = server.ReadDemo().Keys["consumer"];
        var before = ResidentBytes(server, "VmRSS");
        var herd = Enumerable.Range(0, Instances).Select(_ => new Member(server.GrpcAddress, key, Catalog)).ToList();
        try
        {
            await Eventually.HoldsAsync(
                () =>
                    herd.Count(member => member.Copy.State is CopyState.Live), live =>
                        live is Instances, TimeSpan.FromSeconds(60), Cancellation);

            var most = ResidentBytes(server, "VmHWM");
            output.WriteLine($"{before >> 20} MiB before, {most >> 20} MiB at most");
            using var publisher = new SteadyPublisher(server.GrpcAddress, server.ReadDemo(), Catalog, "G09");
            await publisher.PublishOneAsync(Cancellation);
            var digest = (await publisher.VersionsAsync(Cancellation))[^1].Head.Digest.ToByteArray();
            await Eventually.HoldsAsync(
                () => herd.Count(member => member.Copy.Head!.Digest.Span.SequenceEqual(digest)),
                equal => equal is Instances,
                cancellationToken: Cancellation);
            Assert.InRange(most - before, 0, MostGrowth);
        }
        finally
        {
            await Task.WhenAll(herd.Select(member => member.DisposeAsync().AsTask()));
        }
    }

    private static long ResidentBytes(MasterDataServerProcess server, string field)
    {
        var line = File.ReadLines($"/proc/{server.Program.Id}/status").First(
            line => line.StartsWith($"{field}:", StringComparison.Ordinal));
        return long.Parse(
            line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private sealed class Member : IAsyncDisposable
    {
        private readonly string _catalog;
        private readonly MasterDataChannel _channel;
        private readonly CatalogCopies _copies;

        public Member(Uri address, string key, string catalog)
        {
            _catalog = catalog;
            _channel = MasterDataChannel.Open(address, MasterDataCredentials.ApiKey(key));
            _copies = CatalogCopies.Start(_channel, new() { Catalogs = [catalog] });
        }

        public CatalogCopy Copy => _copies[_catalog];

        public async ValueTask DisposeAsync()
        {
            await _copies.DisposeAsync();
            _channel.Dispose();
        }
    }
}
