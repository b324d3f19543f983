using System.Globalization;
using System.Security.Cryptography;
using MasterData.Client.Redis;
using MasterData.Digests;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;
using MasterData.Versions;

namespace MasterData.IntegrationTests.Redis;

/// <summary>Whatever stands in Redis: it is proved or refused.</summary>
public sealed class RedisPartTests : IAsyncLifetime
{
    private const int Rounds = 400;
    private readonly GarnetCacheServer _server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    [Fault(20)]
    public async Task Parts_WithARandomBitTurned_GiveTheRightStateOrNone()
    {
        var seed = int.Parse(
            Environment.GetEnvironmentVariable("MASTERDATA_SEED") ?? $"{RandomNumberGenerator.GetInt32(int.MaxValue)}",
            CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"MASTERDATA_SEED={seed}");
        var random = new Random(seed);
        await using var rig = await RedisRig.StartAsync(_server);
        var before = rig.Newest;
        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "hai"));
        var redis = rig.Redis.GetDatabase();
        var head = await rig.HeadAsync();
        var refused = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var key = random.Next(3) switch
            {
                0 => rig.Keys.Chunk(head.Generation, 0),
                1 => rig.Keys.Delta(head.Generation, $"{head.Deltas[0]}"),
                _ => rig.Keys.Head,
            };
            var good = (byte[])(await redis.StringGetAsync(key))!;
            byte[] bad = [.. good];
            bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
            await redis.StringSetAsync(key, bad);

            refused += await ReadAsync(rig, null) is { } whole ? Judge(rig, whole) : 1;
            refused += await ReadAsync(rig, before) is { } delta ? Judge(rig, delta) : 1;
            await redis.StringSetAsync(key, good);
        }

        Assert.True(refused > Rounds, $"Only {refused} of {2 * Rounds} were refused.");
    }

    [Theory]
    [InlineData("""{"epoch":null}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("""{"epoch":"e","version":1,"digest":"00","published_at":"x"}""")]
    public void Head_ThatIsNone_IsRefused(string text) =>
        Assert.Throws<InvalidDataException>(() => RedisHead.Parse("c", text));

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 3, "1-2 2-3")]
    [InlineData(1, 7, "1-7")]
    public void Head_WhoseDeltasLeadFromTheBaseToTheVersion_IsTaken(long from, long version, string deltas) =>
        Assert.Equal(version, RedisHead.Parse("c", Text(from, version, deltas)).Proof.Version);

    [Theory]
    [InlineData(1, 2, "")]
    [InlineData(1, 3, "1-2")]
    [InlineData(1, 3, "2-3")]
    [InlineData(1, 4, "1-2 3-4")]
    [InlineData(1, 1, "1-1")]
    [InlineData(2, 1, "2-1")]
    [InlineData(1, 2, "1-2-3")]
    [InlineData(1, 2, "+1-2")]
    public void Head_WhoseDeltasHaveAGap_IsRefused(long from, long version, string deltas) =>
        Assert.Throws<InvalidDataException>(() => RedisHead.Parse("c", Text(from, version, deltas)));

    private static string Text(long from, long version, string deltas)
    {
        var list = string.Join(
            ',', deltas.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(span => $"\"{span}\""));
        return $$"""
            {"epoch":"e","version":{{version}},"digest":"{{Hash.Zero}}","published_at":"2026-01-01T00:00:00Z",
            "generation":"1-a","base":{{from}},"chunks":1,"deltas":[{{list}}],"count":1,
            "content":"{{Hash.Zero}}","chain":"{{Hash.Zero}}","authority":"a","mac":"b"}
            """;
    }

    // The chain and the time of publication are no part of the digest.
    private static int Judge(RedisRig rig, CatalogState state)
    {
        Assert.Equal(
            rig.Newest.Head with { Chain = state.Head.Chain, PublishedAt = state.Head.PublishedAt }, state.Head);
        Assert.Empty(state.KeysThatDiffer(rig.Newest));
        return 0;
    }

    private static async Task<CatalogState?> ReadAsync(RedisRig rig, CatalogState? have)
    {
        var catalog = new RedisCatalog(rig.Redis.GetDatabase(), rig.Catalog);
        try
        {
            var head = RedisHead.Parse(rig.Catalog, (await catalog.HeadAsync(Cancellation))!);
            return have is not null && head.DeltasFrom(have.Head) is { } spans
                ? await catalog.DeltaAsync(head, spans, have.Head, Cancellation) is { } delta ? have.Apply(delta) : null
                : await catalog.LoadAsync(head, Cancellation);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or DigestMismatchException)
        {
            return null;
        }
    }
}
