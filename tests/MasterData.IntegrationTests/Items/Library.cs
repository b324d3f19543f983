using MasterData.Core.Access;
using MasterData.Core.Items;
using MasterData.Core.Requests;
using MasterData.Core.Versions;
using MasterData.IntegrationTests.Storage;
using MasterData.Items;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Items;

/// <summary>A server with a small hierarchy, and the people who read it.</summary>
/// <remarks>
/// <c>warm</c> and <c>cold</c> stand at the top; <c>red</c> (alias <c>rot</c>) and <c>gold</c> under warm;
/// <c>pink</c> under red; <c>blue</c> under cold until 2026. Version 2 renames red, and brings <c>wine</c> under pink.
/// </remarks>
internal sealed class Library : IDisposable
{
    public const string Act = "12/2026/NQ";

    private Library(CatalogServer server) => Server = server;

    public static Actor Reader { get; } = new("lan", [new(Role.Reader, Sample.Catalog)]);

    public static Actor Stranger { get; } = new("minh", [new(Role.Administrator, "agencies")]);

    public static DateOnly Day { get; } = new(2025, 6, 1);

    public CatalogServer Server { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Library> OpenAsync(Database database)
    {
        var server = await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation);
        var red = Item("red", "Đỏ", "warm");
        await server.CreateAsync(
            Cancellation,
            Item("warm", "Ấm"),
            Item("cold", "Lạnh"),
            red.With(slice => slice with { StartActs = [Act] }) with { Aliases = ["rot"] },
            Item("gold", "Vàng", "warm"),
            Item("pink", "Hồng", "red"),
            Ending(Item("blue", "Lam", "cold")));
        return new(server);
    }

    /// <summary>Publishes version 2.</summary>
    public Task PublishAsync() => Server.PublishAsync(
        Sample.Of(
            Item("red", "Đỏ tươi", "warm"),
            Item("wine", "Rượu vang", "pink"),
            new Acts.LegalAct { Id = Act, Title = "Bảng màu" }),
        Cancellation);

    public Task<ListAnswer> ListAsync(
        ListQuery? query = null, int size = 0, string token = "", Actor? actor = null) =>
        Server.Get<ListItems>().ExecuteAsync(
            actor ?? Reader, query ?? Query(), new PageRequest(size, token), Cancellation);

    public async Task<ItemAnswer> GetAsync(string code, KnownAt? known = null, Actor? actor = null) =>
        await Server.Get<GetItem>().ExecuteAsync(
            actor ?? Reader, Sample.Catalog, code, Day, known, Cancellation);

    public Task<BatchAnswer> BatchAsync(
        IReadOnlyCollection<string> codes, KnownAt? known = null, Actor? actor = null) =>
        Server.Get<BatchGetItems>().ExecuteAsync(
            actor ?? Reader, Sample.Catalog, codes, Day, known, Cancellation);

    public Task<HistoryAnswer> HistoryAsync(string code, KnownAt? known = null, Actor? actor = null) =>
        Server.Get<GetHistory>().ExecuteAsync(actor ?? Reader, Sample.Catalog, code, known, Cancellation);

    public static ListQuery Query() => new() { Catalog = Sample.Catalog, EffectiveOn = Day };

    /// <summary>The knowledge of an old version.</summary>
    public static KnownAt At(long version) => new(version, null, "");

    public void Dispose() => Server.Dispose();

    private static ItemDocument Item(string code, string name, string parent = "") =>
        Sample.Item(code, name).With(slice => slice with { Parent = parent });

    private static ItemDocument Ending(ItemDocument item) => item.With(
        slice => slice with { ValidTo = new(2026, 1, 1), Disposition = Disposition.None, Reason = "x" });
}
