using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.Testing;
using MasterData.V1;

namespace MasterData.EndToEndTests.Attacks;

/// <summary>Requests that would cost far more than their bytes: refused before that.</summary>
public sealed class BodyAttackTests(AttackServer fixture, ITestOutputHelper output) : IClassFixture<AttackServer>
{
    private const int Millions = 8_388_000;
    private const string Create = "/masterdata.v1.ChangesetService/CreateChangeset";
    private const string Update = "/masterdata.v1.ChangesetService/UpdateChangeset";
    private const string CreateKey = "/masterdata.v1.AccessService/CreateKey";
    private const string GetItem = "/masterdata.v1.ItemService/GetItem";
    private const string Check = "/grpc.health.v1.Health/Check";
    private const string Catalog = "catalogs/admin-units";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("legs", "consumer", "PERMISSION_DENIED")]
    [InlineData("slices", "consumer", "PERMISSION_DENIED")]
    [InlineData("legs", "steward", "TOO_LARGE")]
    public async Task Gzip_OfMillionsOfEmptyElements_IsRefusedAtOnce(string element, string role, string reason)
    {
        var body = HostileBody.Changeset(Catalog, element is "legs"
            ? HostileBody.Legs(Millions)
            : HostileBody.Slices(Millions));
        using var calls = As(role);

        await Attack.RunAsync($"gzip with {Millions} empty {element} by a {role}", async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(
                _ => calls.CallAsync(Create, body, isCompressed: true, Cancellation)));

            Assert.All(answers, answer => Assert.Equal(reason, answer.Reason));
            return $"{answers.MaxBy(answer => answer.After)}";
        });
    }

    [Fact]
    public async Task Gzip_OfAnHonestRequest_IsAnswered()
    {
        using var calls = As("consumer");
        var request = new GetItemRequest { Name = "catalogs/agencies/items/G09", EffectiveOn = "2026-01-01" };

        var answer = await calls.CallAsync(GetItem, request.ToByteArray(), isCompressed: true, Cancellation);

        Assert.Equal(StatusCode.OK, answer.Code);
    }

    [Theory]
    [InlineData("legs of one operation")]
    [InlineData("slices of one record")]
    [InlineData("legs, a thousand an operation")]
    [InlineData("unknown fields")]
    [InlineData("times, one over the other")]
    public async Task Uncompressed_MillionsOfEmptyElementsByASteward_AreRefusedOnceTheyHaveCome(string what)
    {
        var operations = what switch
        {
            "legs of one operation" => HostileBody.Legs(Millions),
            "slices of one record" => HostileBody.Slices(Millions),
            "unknown fields" => HostileBody.Field(Changeset.OperationsFieldNumber, HostileBody.Empty(15, Millions)),
            "times, one over the other" => HostileBody.Empty(Changeset.UpdatedAtFieldNumber, Millions),
            _ => Repeated(HostileBody.Legs(1_000), Millions / 1_010),
        };
        var body = HostileBody.Changeset(Catalog, operations);
        using var calls = As("steward");

        await Attack.RunAsync($"16 MiB of empty {what} by a steward", async () =>
        {
            var answer = await calls.CallAsync(Create, body, cancellationToken: Cancellation);

            Assert.Equal("TOO_LARGE", answer.Reason);
            Assert.InRange(answer.After, TimeSpan.Zero, 2 * Soon);
            return $"{answer}";
        });
    }

    [Fact]
    public async Task Grants_HalfAMillionEmptyOnes_AreRefused()
    {
        var body = HostileBody.Empty(CreateKeyRequest.GrantsFieldNumber, 524_280);
        using var calls = As("consumer");

        await Attack.RunAsync("CreateKey with 524280 empty grants", async () =>
        {
            var answer = await calls.CallAsync(CreateKey, body, cancellationToken: Cancellation);

            Assert.Equal("TOO_LARGE", answer.Reason);
            Assert.InRange(answer.After, TimeSpan.Zero, Soon);
            return $"{answer}";
        });
    }

    [Theory]
    [InlineData(Create)]
    [InlineData(Update)]
    public async Task Changeset_OfAReader_IsRefusedBeforeItsBodyIsRead(string method)
    {
        using var calls = As("consumer");
        using var content = new EndlessContent([0, 1, 0, 0, 0]);

        var answer = await calls.CallAsync(method, content, isCompressed: false, Cancellation);

        Assert.Equal("PERMISSION_DENIED", answer.Reason);
        Assert.InRange(answer.After, TimeSpan.Zero, Soon);
    }

    [Fact]
    public async Task Changeset_OfAnotherCatalogsSteward_IsRefusedBeforeItsOperationsHaveCome()
    {
        using var calls = new RawCalls(Server.GrpcAddress, await StewardOfAgenciesAsync());
        var body = HostileBody.Framed(HostileBody.Changeset(Catalog, HostileBody.Legs(500_000)));
        using var content = new EndlessContent(body[..100_000]);

        var answer = await calls.CallAsync(Create, content, isCompressed: false, Cancellation);

        Assert.Equal("PERMISSION_DENIED", answer.Reason);
        Assert.InRange(answer.After, TimeSpan.Zero, Soon);
    }

    [Fact]
    public async Task Bodies_ThatNeverEndWithoutAKey_AreCutAtTenSeconds() =>
        await Attack.RunAsync("10 connections with 1000 bodies that never end, without a key", async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => EndlessAsync(100)));

            var all = answers.SelectMany(answer => answer).ToList();
            Assert.All(all, answer => Assert.Contains(
                answer.Reason, (string[])["REQUEST_TOO_SLOW", "TOO_MANY_REQUESTS"]));
            Assert.All(all, answer => Assert.InRange(answer.After, TimeSpan.Zero, Cut + (2 * Soon)));
            Assert.Contains(all, answer => answer.Reason is "REQUEST_TOO_SLOW");
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Count(answer => answer.Reason is "REQUEST_TOO_SLOW")} cut, the last "
                + $"{all.MaxBy(answer => answer.After)}");
        });

    [Fact]
    public async Task Body_ThatNeverEndsWithAKey_IsCutAtTenSeconds()
    {
        using var calls = As("consumer");
        using var content = new EndlessContent(HostileBody.Framed([10, 1, 65]));

        await Attack.RunAsync("a whole message whose stream never ends", async () =>
        {
            var answer = await calls.CallAsync(GetItem, content, isCompressed: false, Cancellation);

            Assert.Equal((StatusCode.DeadlineExceeded, "REQUEST_TOO_SLOW"), (answer.Code, answer.Reason));
            Assert.InRange(answer.After, Cut - Soon, Cut + (2 * Soon));
            return $"{answer}";
        });
    }

    [Theory]
    [InlineData(Check, "", 4 * 1024)]
    [InlineData(GetItem, "consumer", 1024 * 1024)]
    [InlineData(Create, "steward", 16 * 1024 * 1024)]
    public async Task Body_ThatPromisesTooMuch_IsRefusedBeforeItHasCome(string method, string role, int limit)
    {
        using var calls = As(role);
        byte[] frame = [0, .. BitConverter.GetBytes(limit + 1).Reverse()];
        using var content = new EndlessContent(frame);

        var answer = await calls.CallAsync(method, content, isCompressed: false, Cancellation);

        Assert.Equal("TOO_LARGE", answer.Reason);
        Assert.InRange(answer.After, TimeSpan.Zero, Soon);
    }

    [Fact]
    public async Task Bodies_BeyondTheBudget_AreToldWhenToTryAgain()
    {
        using var calls = As("steward");
        var whole = HostileBody.Framed(HostileBody.Changeset(Catalog, new byte[15 * 1024 * 1024]));
        var start = whole[..(10 * 1024 * 1024)];

        await Attack.RunAsync("12 bodies of 10 MiB that stop, by a steward", async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
            {
                using var content = new EndlessContent(start);
                return await calls.CallAsync(Create, content, isCompressed: false, Cancellation);
            }));

            var refused = answers.Where(answer => answer.Reason is "TOO_MANY_REQUESTS").ToList();
            Assert.True(refused.Count >= 8, string.Join(", ", (object[])answers));
            Assert.All(refused, answer => Assert.NotNull(answer.RetryAfter));
            return $"{refused.Count} refused, the first {refused[0]}";
        });
    }

    private MasterDataServerProcess Server => fixture.Server;

    private Attack Attack => new(Server, output);

    private static byte[] Repeated(byte[] part, int count)
    {
        var bytes = new byte[part.Length * count];
        for (var at = 0; at < count; at++)
        {
            part.CopyTo(bytes, at * part.Length);
        }

        return bytes[..Math.Min(bytes.Length, 16 * 1024 * 1024 - 1024)];
    }

    private RawCalls As(string role) => new(Server.GrpcAddress, role is "" ? "" : Server.ReadDemo().Keys[role]);

    private async Task<RawAnswer[]> EndlessAsync(int bodies)
    {
        using var calls = As("");
        return await Task.WhenAll(Enumerable.Range(0, bodies).Select(async _ =>
        {
            using var content = new EndlessContent([0, 0, 0, 15, 255, 1]);
            return await calls.CallAsync(Check, content, isCompressed: false, Cancellation);
        }));
    }

    private async Task<string> StewardOfAgenciesAsync()
    {
        using var channel = GrpcChannel.ForAddress(Server.GrpcAddress);
        var created = await new AccessService.AccessServiceClient(channel).CreateKeyAsync(
            new()
            {
                Principal = $"steward-{Guid.NewGuid():N}",
                Grants = { new Grant { Role = Role.Steward, Catalog = "catalogs/agencies" } },
            },
            new Metadata { { "authorization", $"Bearer {Server.ReadDemo().Keys["administrator"]}" } },
            cancellationToken: Cancellation);
        return created.Secret;
    }
}
