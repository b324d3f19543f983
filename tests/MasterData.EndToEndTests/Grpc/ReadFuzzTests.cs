using System.Buffers.Text;
using System.Text;
using CsCheck;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.EndToEndTests.Cli;
using MasterData.Testing;
using MasterData.V1;

namespace MasterData.EndToEndTests.Grpc;

/// <summary>
/// Whatever point of knowledge, day or page a caller asks for: an answer of that point, or a refusal by the book.
/// </summary>
[Collection(DemoTests.Name)]
public sealed class ReadFuzzTests : IDisposable
{
    private const string Parent = "catalogs/admin-units";
    private const int Runs = 300;

    private static readonly HashSet<(StatusCode, string?)> Refused =
    [
        (StatusCode.InvalidArgument, "INVALID_FIELDS"),
        (StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN"),
        (StatusCode.InvalidArgument, "FUTURE_INSTANT"),
        (StatusCode.NotFound, "CATALOG_NOT_FOUND"),
        (StatusCode.NotFound, "ITEM_NOT_FOUND"),
        (StatusCode.NotFound, "ITEM_NOT_IN_FORCE"),
        (StatusCode.NotFound, "VERSION_NOT_PUBLISHED"),
        (StatusCode.FailedPrecondition, "NOTHING_KNOWN_YET"),
        (StatusCode.FailedPrecondition, "EPOCH_MISMATCH"),
    ];

    private static readonly Gen<string> Days = Gen.OneOf(
        OneOf("", "2024-12-31", "2025-07-01", "0001-01-01", "9999-12-31", "2025-02-30", "2025-7-1", "hôm nay"),
        Gen.String[0, 12]);

    private static readonly Gen<string> Names = Gen.OneOf(
        OneOf(
            $"{Parent}/items/20656", $"{Parent}/items/00001", $"{Parent}/items/99999", $"{Parent}/items/", "20656", ""),
        Gen.String[0, 20].Select(code => $"{Parent}/items/{code}"));

    private readonly GrpcChannel _channel;
    private readonly Metadata _headers;
    private readonly Gen<KnownAt?> _points;

    public ReadFuzzTests(DemoServer demo)
    {
        ArgumentNullException.ThrowIfNull(demo);
        _channel = GrpcChannel.ForAddress(demo.Server.GrpcAddress);
        _headers = new() { { "authorization", $"Bearer {DemoFile.Read(demo.Server.DemoFilePath).Keys["consumer"]}" } };
        var epoch = new CatalogService.CatalogServiceClient(_channel).GetCatalog(
            new() { Name = Parent }, _headers).ReadPoint.Epoch;
        var epochs = OneOf("", "", epoch, epoch, "zzz", new('e', 65));
        var versions = Gen.OneOf(Gen.Long[-1, 5], OneOf(long.MaxValue, long.MinValue), Gen.Long);
        var instants = Gen.OneOf(Gen.Long[0, 2_000_000_000], OneOf(-62_135_596_801L, 253_402_300_800L), Gen.Long);
        _points = Gen.OneOf(
            Gen.Const((KnownAt?)null),
            Gen.Select(versions, epochs, (version, life) => (KnownAt?)new KnownAt { Version = version, Epoch = life }),
            Gen.Select(
                instants, Gen.Int, epochs,
                (seconds, nanos, life) =>
                    (KnownAt?)new KnownAt
                    {
                        Instant = new Timestamp { Seconds = seconds, Nanos = nanos },
                        Epoch = life,
                    }));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ItemService.ItemServiceClient Items => new(_channel);

    public void Dispose() => _channel.Dispose();

    [Fact]
    public async Task GetItem_AtAnyPoint_AnswersFromItOrIsRefusedByTheBook() =>
        await Gen.Select(Names, Days, _points).SampleAsync(
            (name, day, point) => HoldsAsync(async () =>
            {
                var answer = await Items.GetItemAsync(
                    new()
                    {
                        Name = name,
                        EffectiveOn = day,
                        KnownAt = point,
                    }, _headers, cancellationToken: Cancellation);

                AssertIs(answer.ReadPoint, day, point);
                Assert.EndsWith($"/{answer.Item.Code}", name, StringComparison.Ordinal);
            }),
            iter: Runs,
            threads: 2);

    [Fact]
    public async Task GetHistory_AtAnyPoint_AnswersFromItOrIsRefusedByTheBook() =>
        await Gen.Select(Names, _points).SampleAsync(
            (name, point) => HoldsAsync(async () => AssertIs(
                (await Items.GetHistoryAsync(
                    new() { Name = name, KnownAt = point }, _headers, cancellationToken: Cancellation)).ReadPoint,
                "",
                point)),
            iter: Runs,
            threads: 2);

    [Fact]
    public async Task ListItems_FromAnyToken_GoesOnBehindItOrIsRefusedByTheBook()
    {
        var query = new ListItemsRequest { Parent = Parent, EffectiveOn = "2025-08-01", Kind = "phuong", PageSize = 5 };
        var first = await Items.ListItemsAsync(query, _headers, cancellationToken: Cancellation);
        var tokens = Gen.OneOf(
            Gen.Select(
                Gen.Int[0, 6],
                Gen.OneOf(
                    OneOf("", "0", "-1", "9223372036854775807", "20656", "0001-01-01", "|", "\0"), Gen.String[0, 9]),
                (part, value) => Change(first.NextPageToken, part, value)),
            Gen.Select(Gen.Int[0, 400], Gen.Int[1, 127], (at, bits) => Flip(first.NextPageToken, at, bits)),
            Gen.String[0, 100]);

        await tokens.SampleAsync(
            token => HoldsAsync(async () =>
            {
                var page = await Items.ListItemsAsync(
                    new(query) { PageToken = token }, _headers, cancellationToken: Cancellation);

                var codes = page.Items.Select(item => item.Code).ToList();
                Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
                Assert.All(page.Items, item => Assert.Equal("phuong", item.Slice.Kind));
            }),
            iter: Runs,
            threads: 2);
    }

    private static async Task HoldsAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (RpcException refusal)
        {
            Assert.Contains((refusal.StatusCode, refusal.Reason), Refused);
        }
    }

    private static void AssertIs(ReadPoint read, string day, KnownAt? point)
    {
        if (day is not "")
        {
            Assert.Equal(day, read.EffectiveOn);
        }

        if (point is { AtCase: KnownAt.AtOneofCase.Version })
        {
            Assert.Equal(point.Version, read.Version);
        }

        if (point is { AtCase: KnownAt.AtOneofCase.Instant })
        {
            Assert.True(read.PublishedAt <= point.Instant, $"{read.PublishedAt} was not known at {point.Instant}.");
        }
    }

    private static string Change(string token, int part, string value)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('|');
        parts[part % parts.Length] = value;
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('|', parts)));
    }

    private static string Flip(string token, int at, int bits)
    {
        var characters = token.ToCharArray();
        characters[at % characters.Length] ^= (char)bits;
        return new(characters);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
