using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.Testing;
using MasterData.V1;

namespace MasterData.EndToEndTests.Attacks;

/// <summary>Too many calls of a kind that is dear: the others go on.</summary>
public sealed class FloodAttackTests(AttackServer fixture, ITestOutputHelper output) : IClassFixture<AttackServer>
{
    private const string GetSnapshot = "/masterdata.v1.SyncService/GetSnapshot";
    private const string Large = "catalogs/admin-units";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MasterDataServerProcess Server => fixture.Server;

    private Attack Attack => new(Server, output);

    [Fact]
    public async Task Snapshots_ThatNobodyReads_HoldUpNoOtherConsumer()
    {
        using var calls = new RawCalls(Server.GrpcAddress, await KeyAsync(Large));
        var body = HostileBody.Framed(new GetSnapshotRequest { Catalog = Large }.ToByteArray());

        await Attack.RunAsync("100 GetSnapshots that nobody reads", async () =>
        {
            var held = Enumerable.Range(0, 100).Select(_ => HoldAsync(calls, body)).ToList();
            await Eventually.HoldsAsync(
                () => held.Any(answer => answer.IsCompletedSuccessfully), TimeSpan.FromSeconds(10), Cancellation);

            var large = await SnapshotAsync(Large);
            var small = await SnapshotAsync("catalogs/agencies");

            Assert.InRange(large, TimeSpan.Zero, TimeSpan.FromSeconds(10));
            Assert.InRange(small, TimeSpan.Zero, TimeSpan.FromSeconds(2));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"another consumer got the same catalog after {large.TotalSeconds:0.00} s, a small one after "
                + $"{small.TotalSeconds:0.00} s");
        });
    }

    [Fact]
    public async Task Lists_OfAnotherDayEachTime_HoldUpNobodyWhoReads()
    {
        var key = await KeyAsync(Large);
        using var channel = GrpcChannel.ForAddress(Server.GrpcAddress);
        var items = new ItemService.ItemServiceClient(channel);
        var first = new DateOnly(2001, 1, 1);

        await Attack.RunAsync("ListItems of 64 other days at once", async () =>
        {
            var begun = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, 64).Select(async day => await items.ListItemsAsync(
                new()
                {
                    Parent = Large,
                    PageSize = 1,
                    EffectiveOn = first.AddDays(day).ToString("O", CultureInfo.InvariantCulture),
                },
                HeadersOf(key),
                cancellationToken: Cancellation)));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"all answered after {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.00} s");
        });
    }

    [Fact]
    public async Task Keys_ThatAreWrong_AreNotLookedUpWithoutEnd()
    {
        using var channel = GrpcChannel.ForAddress(Server.GrpcAddress);
        var items = new ItemService.ItemServiceClient(channel);

        await Attack.RunAsync("2000 wrong keys", async () =>
        {
            var answers = new ConcurrentBag<string?>();
            await Parallel.ForAsync(0, 2_000, Cancellation, async (_, cancellationToken) =>
            {
                var refusal = await Assert.ThrowsAsync<RpcException>(async () => await items.GetItemAsync(
                    new(), HeadersOf(WrongKey()), cancellationToken: cancellationToken));
                answers.Add(refusal.Reason);
            });

            var refused = answers.Count(reason => reason is "TOO_MANY_REQUESTS");
            Assert.All(answers, reason => Assert.Contains(reason, (string[])["UNAUTHENTICATED", "TOO_MANY_REQUESTS"]));
            Assert.InRange(refused, 500, 2_000);
            await Eventually.HoldsAsync(_ => IsLetInAsync(), isIn => isIn, TimeSpan.FromSeconds(10), Cancellation);
            return $"{refused} refused without asking the database";
        });
    }

    [Fact]
    public async Task Connections_OfOneAddress_AreCapped() =>
        await Attack.RunAsync("400 connections that say nothing", async () =>
        {
            var sockets = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => ConnectAsync()));
            try
            {
                await Eventually.HoldsAsync(
                    () => sockets.Count(IsOpen) <= AttackServer.Connections, TimeSpan.FromSeconds(10), Cancellation);
                return $"{sockets.Count(IsOpen)} stayed open";
            }
            finally
            {
                Array.ForEach(sockets, socket => socket.Dispose());
            }
        });

    private static async Task<HttpResponseMessage> HoldAsync(RawCalls calls, byte[] body) => await calls.BeginAsync(
        GetSnapshot, new ByteArrayContent(body), isCompressed: false, Cancellation);

    private static string WrongKey() =>
        "md_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))[..43].Replace('+', '-').Replace('/', '_');

    private static Metadata HeadersOf(string key) => new() { { "authorization", $"Bearer {key}" } };

    // A socket that the other side has closed is readable and has nothing.
    private static bool IsOpen(Socket socket)
    {
        try
        {
            return !(socket.Poll(0, SelectMode.SelectRead) && socket.Available is 0);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync("127.0.0.1", Server.GrpcPort, Cancellation);
            await socket.SendAsync(Encoding.ASCII.GetBytes("PRI"), Cancellation);
        }
        catch (SocketException)
        {
            // Closed at once; IsOpen says so.
        }

        return socket;
    }

    // A key that this server has not seen before, from the address of the flood.
    private async Task<bool> IsLetInAsync()
    {
        try
        {
            return await KeyAsync(Large) is { Length: > 0 };
        }
        catch (RpcException refusal) when (refusal.Reason is "TOO_MANY_REQUESTS")
        {
            return false;
        }
    }

    private async Task<TimeSpan> SnapshotAsync(string catalog)
    {
        var begun = Stopwatch.GetTimestamp();
        using var channel = GrpcChannel.ForAddress(Server.GrpcAddress);
        using var snapshot = new SyncService.SyncServiceClient(channel).GetSnapshot(
            new() { Catalog = catalog },
            HeadersOf(Server.ReadDemo().Keys["consumer"]),
            deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(60),
            cancellationToken: Cancellation);
        while (await snapshot.ResponseStream.MoveNext(Cancellation))
        {
        }

        return Stopwatch.GetElapsedTime(begun);
    }

    private async Task<string> KeyAsync(string catalog)
    {
        using var channel = GrpcChannel.ForAddress(Server.GrpcAddress);
        var created = await new AccessService.AccessServiceClient(channel).CreateKeyAsync(
            new()
            {
                Principal = $"reader-{Guid.NewGuid():N}",
                Grants = { new Grant { Role = Role.Consumer, Catalog = catalog } },
            },
            HeadersOf(Server.ReadDemo().Keys["administrator"]),
            cancellationToken: Cancellation);
        return created.Secret;
    }
}
