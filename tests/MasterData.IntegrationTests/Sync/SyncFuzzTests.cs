using CsCheck;
using Google.Protobuf;
using Grpc.Core;
using MasterData.Digests;
using MasterData.Server.Sync;
using MasterData.Testing;
using MasterData.Versions;
using MasterData.Wire;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Sync;

/// <summary>
/// Whatever a caller claims to have, it gets the truth or a documented refusal, and the server no Error.
/// </summary>
public sealed class SyncFuzzTests
{
    private const string Units = "admin-units";
    private const string Agencies = "agencies";
    private const int Runs = 300;

    private static readonly HashSet<(StatusCode, string?)> Refused =
    [
        (StatusCode.InvalidArgument, "INVALID_FIELDS"),
        (StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN"),
        (StatusCode.NotFound, "CATALOG_NOT_FOUND"),
        (StatusCode.Unavailable, "BEHIND"),
        (StatusCode.FailedPrecondition, "POSSIBLE_RESTORE"),
        (StatusCode.FailedPrecondition, "EPOCH_MISMATCH"),
        (StatusCode.OutOfRange, "COMPACTED"),
    ];

    private static readonly Gen<string> Catalogs =
        OneOf(
            $"catalogs/{Units}",
            $"catalogs/{Units}",
            $"catalogs/{Agencies}",
            "catalogs/none",
            "catalogs/../x",
            Units,
            "");

    private static readonly Gen<string> Epochs = Gen.OneOf(
        OneOf(
            SyncSamples.Epoch,
            SyncSamples.LaterEpoch,
            SyncSamples.LaterEpoch,
            SyncSamples.EarlierEpoch,
            "",
            "zzz",
            new('e', 65)),
        Gen.String[Gen.Char['\0', '\u024f'], 0, 40]);

    private static readonly Gen<long> VersionNumbers = Gen.OneOf(
        Gen.Long[-1, 10], Gen.Long[-1, 10], OneOf(long.MaxValue, long.MinValue, 1L << 32), Gen.Long);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(34)]
    [Fault(31)]
    public async Task Watch_FromAnyCursor_ResumesTruthfullyOrIsRefusedByTheBook()
    {
        await using var host = await SyncHost.StartAsync(("CatchUpSeconds", "0.01"));
        var states = Publish(host);
        var protocols = OneOf(0, 1, 1, 2, -1, int.MinValue, int.MaxValue);

        await Gen.Select(CursorsOf(states), protocols).SampleAsync(
            async (cursor, protocol) =>
            {
                try
                {
                    await AssertResumesAsync(host, states, cursor, protocol);
                }
                catch (RpcException refusal)
                {
                    Assert.Contains((refusal.StatusCode, refusal.Reason), Refused);
                }
            },
            iter: Runs,
            threads: 2);

        Assert.Empty(host.Logs.At(LogLevel.Error));
    }

    [Fact]
    [Fault(34)]
    public async Task GetChanges_WithAnyCursorAndToken_AnswersTruthfullyOrIsRefusedByTheBook()
    {
        await using var host = await SyncHost.StartAsync(("CatchUpSeconds", "0.01"));
        var states = Publish(host);
        var tokens = Gen.OneOf(
            Gen.Const(""),
            Gen.Select(
                OneOf(Units, Agencies, ""), Epochs, VersionNumbers, VersionNumbers, Gen.Int[0, 3],
                (catalog, epoch, from, to, part) => ChangesPages.TokenOf(new(catalog, epoch, from, null), to, part)),
            Gen.Select(
                Gen.Int[0, 80],
                Gen.Byte,
                (at, bits) => Flip(ChangesPages.TokenOf(new(Units, SyncSamples.LaterEpoch, 6, null), 8, 0), at, bits)),
            Gen.String[0, 100]);

        await Gen.Select(CursorsOf(states), tokens).SampleAsync(
            async (cursor, token) =>
            {
                try
                {
                    var answer = await host.Client.GetChangesAsync(
                        new()
                        {
                            Cursor = cursor,
                            PageToken = token,
                            WaitSeconds = -1,
                        }, cancellationToken: Cancellation);
                    AssertTrue(states, cursor, answer);
                }
                catch (RpcException refusal)
                {
                    Assert.Contains((refusal.StatusCode, refusal.Reason), Refused);
                }
            },
            iter: Runs,
            threads: 2);

        Assert.Empty(host.Logs.At(LogLevel.Error));
    }

    [Fact]
    [Fault(34)]
    [Fault(20)]
    public async Task GetBuckets_WithAnyHashes_RepairsOrIsRefusedByTheBook()
    {
        await using var host = await SyncHost.StartAsync();
        var states = Publish(host);
        byte[] had = [.. states[0].Buckets.SelectMany(hash => hash.Span.ToArray())];

        await Gen.Select(Gen.Int[0, 8191].Array[0, 50], OneOf(0, 0, 0, 1, 8191), Catalogs).SampleAsync(
            async (flipped, missing, catalog) =>
            {
                byte[] hashes = [.. had];
                Array.ForEach(flipped, at => hashes[at] ^= 0x55);
                try
                {
                    var repaired = await RepairAsync(host, states[0], catalog, hashes[missing..]);
                    Assert.Equal(states[^1].Head, repaired.Head);
                }
                catch (DigestMismatchException) when (catalog == $"catalogs/{Agencies}")
                {
                    // The copy notices that it asked for another catalog.
                }
                catch (RpcException refusal)
                {
                    Assert.Contains((refusal.StatusCode, refusal.Reason), Refused);
                }
            },
            iter: Runs / 3,
            threads: 2);

        Assert.Empty(host.Logs.At(LogLevel.Error));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [Fault(31)]
    public async Task Watch_OfAnOlderProtocol_LoadsAnewBecauseOfTheSchema(int protocol)
    {
        await using var host = await SyncHost.StartAsync();
        var states = Publish(host);

        var messages = await WatchAsync(host, WatchingCopy.CursorOf(states[^1]), protocol);

        Assert.Equal(V1.ResyncReason.Schema, messages.Single(
            message => message.ResyncRequired is not null).ResyncRequired.Reason);
        Assert.Equal(states[^1].Head, StateOf(messages, null)?.Head);
    }

    private static async Task AssertResumesAsync(SyncHost host, CatalogState[] states, V1.Cursor cursor, int protocol)
    {
        var messages = await WatchAsync(host, cursor, protocol);
        var isUnits = cursor.Catalog == $"catalogs/{Units}";
        var head = isUnits ? states[^1].Head : host.Memory.Get(Agencies).State.Head;
        var claimed = isUnits ? Claimed(states, cursor) : null;
        var resyncs = messages.Count(message => message.ResyncRequired is not null);
        switch (messages[0].Hello.Plans.Single().Plan)
        {
            case V1.SyncPlan.Nothing:
                Assert.Equal((head.Epoch, head.Version), (cursor.Epoch, cursor.Version));
                Assert.True(cursor.Digest.Length is 0 || cursor.Digest.Span.SequenceEqual(head.Digest.Span));
                break;
            case V1.SyncPlan.Changes:
                Assert.NotNull(claimed);
                Assert.Equal(head, StateOf(messages, claimed)?.Head);
                break;
            default:
                Assert.Equal(cursor.Epoch.Length is 0 || cursor.Version is 0 ? 0 : 1, resyncs);
                Assert.Equal(head, StateOf(messages, null)?.Head);
                break;
        }
    }

    private static void AssertTrue(CatalogState[] states, V1.Cursor cursor, V1.GetChangesResponse answer)
    {
        if (answer.Delta is not { } delta)
        {
            Assert.Equal((answer.Head.Epoch, answer.Head.Version), (cursor.Epoch, cursor.Version));
            return;
        }

        // Whoever has the version that it claims can prove what it gets; nobody else can be misled.
        Assert.Equal((cursor.Catalog, cursor.Epoch, cursor.Version), (delta.Catalog, delta.Epoch, delta.From));
        Assert.Equal(states[delta.From - 1].Head.Digest.Span, delta.PreviousDigest.Span);
        Assert.Equal(states[delta.To - 1].Head, states[delta.From - 1].Apply(new[] { delta }.ToModel()).Head);
    }

    private static async Task<List<V1.WatchResponse>> WatchAsync(SyncHost host, V1.Cursor cursor, int protocol)
    {
        using var call = host.Client.Watch(
            new() { Cursors = { cursor }, Protocol = protocol }, cancellationToken: Cancellation);
        var messages = new List<V1.WatchResponse>();
        await foreach (var message in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            messages.Add(message);
            if (message.Bookmark is not null)
            {
                break;
            }
        }

        return messages;
    }

    private static CatalogState? StateOf(List<V1.WatchResponse> messages, CatalogState? had)
    {
        var deltas = messages.Select(message => message.Delta).OfType<V1.Delta>().ToList();
        if (deltas.Count > 0)
        {
            return had?.Apply(deltas.ToModel());
        }

        var documents = messages.SelectMany(message => message.SnapshotItems?.Documents ?? []);
        return messages.Find(message => message.SnapshotEnd is not null)?.SnapshotEnd.Head.ToModel() is { } head
            ? CatalogState.Load(head, documents.Select(document => document.ToModel()))
            : null;
    }

    private static async Task<CatalogState> RepairAsync(SyncHost host, CatalogState had, string catalog, byte[] hashes)
    {
        using var call = host.Client.GetBuckets(
            new() { Catalog = catalog, Hashes = ByteString.CopyFrom(hashes) }, cancellationToken: Cancellation);
        var messages = await call.ResponseStream.ReadAllAsync(Cancellation).ToListAsync(Cancellation);
        return had.Repair(
            messages[^1].End.Head.ToModel(),
            [.. messages[0].Begin.Buckets],
            [.. messages.SelectMany(message => message.Items?.Documents ?? []).Select(document => document.ToModel())]);
    }

    private static CatalogState? Claimed(CatalogState[] states, V1.Cursor cursor) =>
        states.FirstOrDefault(state => (state.Head.Epoch, state.Head.Version) == (cursor.Epoch, cursor.Version)
            && (cursor.Digest.Length is 0 || cursor.Digest.Span.SequenceEqual(state.Head.Digest.Span)));

    private static Gen<V1.Cursor> CursorsOf(CatalogState[] states)
    {
        var digests = Gen.OneOf(
            Gen.Const(Array.Empty<byte>()),
            Gen.Int[0, states.Length - 1].Select(at => states[at].Head.Digest.Span.ToArray()),
            Gen.Byte.Array[32],
            Gen.Byte.Array[0, 40]);
        var claims = Gen.Select(
            Catalogs, Epochs, VersionNumbers, digests, (catalog, epoch, version, digest) => new V1.Cursor
            {
                Catalog = catalog,
                Epoch = epoch,
                Version = version,
                Digest = ByteString.CopyFrom(digest),
            });
        return Gen.OneOf(
            claims, claims, claims, Gen.Int[0, states.Length - 1].Select(at => WatchingCopy.CursorOf(states[at])));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static string Flip(string token, int at, byte bits)
    {
        var characters = token.ToCharArray();
        characters[at % characters.Length] ^= (char)(bits & 0x7f);
        return new(characters);
    }

    // Two lives; the log keeps the later one and the end of the earlier.
    private static CatalogState[] Publish(SyncHost host)
    {
        host.Authority.Create(Agencies, SyncSamples.EarlierEpoch, SyncSamples.Item("H47", "A"));
        var states = new List<CatalogState> { host.Authority.Create(
            Units, SyncSamples.Epoch, SyncSamples.Items(20, "A")) };
        while (states.Count < 8)
        {
            states.Add(states.Count is 4
                ? host.Authority.Restore(Units, SyncSamples.LaterEpoch)
                : host.Authority.Publish(Units, [SyncSamples.Item("10000", $"v{states.Count}")]));
        }

        host.Authority.Compact(Units, kept: 6);
        return [.. states];
    }
}
