using MasterData.Wire;

namespace MasterData.Client.Reads;

/// <summary>Questions by the id of a catalog and a code, such as <c>admin-units</c> and <c>20656</c>.</summary>
/// <remarks>
/// A day that is left out is today in the catalog's zone. Knowledge that is left out is the newest; to ask for another,
/// pass <c>new() { Version = 3 }</c> or an instant. <c>ToModel</c> of a slice is the type that copies have.
/// </remarks>
public static class ReadsByName
{
    private const int MaxPageSize = 1_000;

    extension(MasterDataReads reads)
    {
        /// <summary>The catalog, as it is or as it was known at a version.</summary>
        public Task<V1.GetCatalogResponse> GetCatalogAsync(
            string catalog, V1.KnownAt? knownAt = null, CancellationToken cancellationToken = default) =>
            reads.GetCatalogAsync(
                new() { Name = ResourceName.OfCatalog(catalog), KnownAt = knownAt }, cancellationToken);

        /// <summary>The published version with the keys it changed.</summary>
        public Task<V1.GetVersionResponse> GetVersionAsync(
            string catalog, long version, CancellationToken cancellationToken = default) =>
            reads.GetVersionAsync(
                new() { Name = ResourceName.OfVersion(catalog, version) },
                cancellationToken);

        /// <summary>What a code or alias meant on a day.</summary>
        public Task<V1.GetItemResponse> GetItemAsync(
            string catalog,
            string code,
            DateOnly? on = null,
            V1.KnownAt? knownAt = null,
            CancellationToken cancellationToken = default) => reads.GetItemAsync(
                new()
                {
                    Name = ResourceName.OfItem(catalog, code),
                    EffectiveOn = on.ToOptionalText(),
                    KnownAt = knownAt,
                }, cancellationToken);

        /// <summary>
        /// What many codes or aliases meant on a day, at most 1,000. Those not in force are in <c>Missing</c>.
        /// </summary>
        public Task<V1.BatchGetItemsResponse> BatchGetItemsAsync(
            string catalog,
            IEnumerable<string> codes,
            DateOnly? on = null,
            V1.KnownAt? knownAt = null,
            CancellationToken cancellationToken = default) => reads.BatchGetItemsAsync(
                new()
                {
                    Parent = ResourceName.OfCatalog(catalog),
                    Codes = { codes },
                    EffectiveOn = on.ToOptionalText(),
                    KnownAt = knownAt,
                },
                cancellationToken);

        /// <summary>The pages of all items in force on a day, ordered by code.</summary>
        public IAsyncEnumerable<V1.ListItemsResponse> ListItemsAsync(
            string catalog,
            DateOnly? on = null,
            V1.KnownAt? knownAt = null,
            CancellationToken cancellationToken = default) => reads.ListItemsAsync(
                new()
                {
                    Parent = ResourceName.OfCatalog(catalog),
                    EffectiveOn = on.ToOptionalText(),
                    KnownAt = knownAt,
                    PageSize = MaxPageSize,
                },
                cancellationToken);

        /// <summary>Everything recorded of a code or alias: all slices and legs with their acts.</summary>
        public Task<V1.GetHistoryResponse> GetHistoryAsync(
            string catalog,
            string code,
            V1.KnownAt? knownAt = null,
            CancellationToken cancellationToken = default) => reads.GetHistoryAsync(
                new() { Name = ResourceName.OfItem(catalog, code), KnownAt = knownAt }, cancellationToken);

        /// <summary>The head of the catalog: its newest version with the proof of it.</summary>
        public Task<V1.GetHeadResponse> GetHeadAsync(string catalog, CancellationToken cancellationToken = default) =>
            reads.GetHeadAsync(new() { Catalog = ResourceName.OfCatalog(catalog) }, cancellationToken);
    }
}
