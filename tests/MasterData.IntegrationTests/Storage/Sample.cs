using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Storage;

/// <summary>A small catalog, and publications of it that no rule has judged.</summary>
internal static class Sample
{
    public const string Catalog = "colours";

    public static CatalogContent Content { get; } =
        Samples.Catalog("Màu", new KindRule { Id = "mau", NameVi = "Màu", NameEn = "Colour" });

    public static ItemDocument Item(string code, string name, params string[] stated) =>
        Samples.Item(code, name, "mau").With(slice => slice with { Stated = [.. stated] });

    public static VersionPlan Of(params Document[] changed) => new()
    {
        Changed = changed,
        Publisher = "test",
        Classes = ChangeClass.Additive,
        NewUnits = [.. changed.OfType<ItemDocument>().Where(item => item.Code.StartsWith('n')).Select(
            item => $"{item.Code}@")],
    };

    extension(CatalogServer server)
    {
        public async Task<CatalogEntry> CreateAsync(CancellationToken cancellationToken, params ItemDocument[] items) =>
            (await server.Get<PublishVersion>().CreateAsync(
                Catalog, [], (_, _) => Task.FromResult(Of([Content, .. items])), cancellationToken)).Entry;

        public async Task<CatalogEntry> PublishAsync(VersionPlan publication, CancellationToken cancellationToken) =>
            (await server.Get<PublishVersion>().ExecuteAsync(
                Catalog, (_, _) => Task.FromResult(publication), cancellationToken)).Entry;
    }
}
