using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using MasterData.Client.Connecting;
using MasterData.Client.Errors;

namespace MasterData.Client.Reads;

/// <summary>Asks the server itself: old versions, histories, findings, changesets, consumers.</summary>
/// <remarks>
/// Programs that look up codes keep a copy instead (<see cref="Copies.CatalogCopies"/>), which needs no call for it.
/// Every method throws <see cref="MasterDataCallException"/> if the server refuses or cannot be reached, and
/// <see cref="OperationCanceledException"/> if its token ends it. Lists come in pages, each read when it is asked for;
/// the request says where the first page begins and how many entries a page has, and is left as it is.
/// <see cref="ReadsByName"/> has the same questions by catalog and code.
/// </remarks>
/// <example><code>
/// var reads = new MasterDataReads(channel);
/// var answer = await reads.GetItemAsync("admin-units", "20656", on: new(2025, 6, 30));
/// Console.WriteLine(answer.Item.Slice.FullName);
/// </code></example>
public sealed class MasterDataReads
{
    private readonly MasterDataCalls _calls;
    private readonly V1.CatalogService.CatalogServiceClient _catalogs;
    private readonly V1.ChangesetService.ChangesetServiceClient _changesets;
    private readonly V1.ConsumerService.ConsumerServiceClient _consumers;
    private readonly V1.FindingService.FindingServiceClient _findings;
    private readonly V1.ItemService.ItemServiceClient _items;
    private readonly V1.SyncService.SyncServiceClient _sync;

    /// <summary>Asks through <paramref name="channel"/>, which stays the caller's.</summary>
    public MasterDataReads(MasterDataChannel channel)
        : this(new MasterDataCalls(channel))
    {
    }

    /// <summary>Asks with <paramref name="calls"/>, for a clock of one's own.</summary>
    public MasterDataReads(MasterDataCalls calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        _calls = calls;
        _catalogs = new(calls.Channel.Invoker);
        _changesets = new(calls.Channel.Invoker);
        _consumers = new(calls.Channel.Invoker);
        _findings = new(calls.Channel.Invoker);
        _items = new(calls.Channel.Invoker);
        _sync = new(calls.Channel.Invoker);
    }

    /// <summary>The pages of the catalogs that the caller may read, ordered by id.</summary>
    public IAsyncEnumerable<V1.ListCatalogsResponse> ListCatalogsAsync(
        V1.ListCatalogsRequest request, CancellationToken cancellationToken) => PagesAsync(
            request,
            (page, token) => page.PageToken = token,
            _catalogs.ListCatalogsAsync,
            page => page.NextPageToken,
            cancellationToken);

    /// <summary>One catalog, as it is or as it was known at a version.</summary>
    public Task<V1.GetCatalogResponse> GetCatalogAsync(
        V1.GetCatalogRequest request, CancellationToken cancellationToken) =>
        CallAsync(request, _catalogs.GetCatalogAsync, cancellationToken);

    /// <summary>The pages of the published versions of a catalog, newest first.</summary>
    public IAsyncEnumerable<V1.ListVersionsResponse> ListVersionsAsync(
        V1.ListVersionsRequest request, CancellationToken cancellationToken) => PagesAsync(
            request,
            (page, token) => page.PageToken = token,
            _catalogs.ListVersionsAsync,
            page => page.NextPageToken,
            cancellationToken);

    /// <summary>One published version with the keys it changed.</summary>
    public Task<V1.GetVersionResponse> GetVersionAsync(
        V1.GetVersionRequest request, CancellationToken cancellationToken) =>
        CallAsync(request, _catalogs.GetVersionAsync, cancellationToken);

    /// <summary>The pages of the findings of a catalog, in the order of publication.</summary>
    public IAsyncEnumerable<V1.ListFindingsResponse> ListFindingsAsync(
        V1.ListFindingsRequest request, CancellationToken cancellationToken) => PagesAsync(
            request,
            (page, token) => page.PageToken = token,
            _findings.ListFindingsAsync,
            page => page.NextPageToken,
            cancellationToken);

    /// <summary>What a code or alias meant on a day.</summary>
    public Task<V1.GetItemResponse> GetItemAsync(V1.GetItemRequest request, CancellationToken cancellationToken) =>
        CallAsync(request, _items.GetItemAsync, cancellationToken);

    /// <summary>What many codes or aliases of one catalog meant on a day. Those not in force are listed.</summary>
    public Task<V1.BatchGetItemsResponse> BatchGetItemsAsync(
        V1.BatchGetItemsRequest request, CancellationToken cancellationToken) =>
        CallAsync(request, _items.BatchGetItemsAsync, cancellationToken);

    /// <summary>The pages of the items in force on a day, ordered by code, all of one version.</summary>
    public IAsyncEnumerable<V1.ListItemsResponse> ListItemsAsync(
        V1.ListItemsRequest request, CancellationToken cancellationToken) => PagesAsync(
            request,
            (page, token) => page.PageToken = token,
            _items.ListItemsAsync,
            page => page.NextPageToken,
            cancellationToken);

    /// <summary>Everything recorded of a code: all slices and legs with their acts.</summary>
    public Task<V1.GetHistoryResponse> GetHistoryAsync(
        V1.GetHistoryRequest request, CancellationToken cancellationToken) =>
        CallAsync(request, _items.GetHistoryAsync, cancellationToken);

    /// <summary>One changeset with its operations.</summary>
    public Task<V1.GetChangesetResponse> GetChangesetAsync(
        V1.GetChangesetRequest request, CancellationToken cancellationToken) =>
        CallAsync(request, _changesets.GetChangesetAsync, cancellationToken);

    /// <summary>The pages of the changesets of a catalog, newest first, without their operations.</summary>
    public IAsyncEnumerable<V1.ListChangesetsResponse> ListChangesetsAsync(
        V1.ListChangesetsRequest request, CancellationToken cancellationToken) => PagesAsync(
            request,
            (page, token) => page.PageToken = token,
            _changesets.ListChangesetsAsync,
            page => page.NextPageToken,
            cancellationToken);

    /// <summary>The head of a catalog: its newest version with the proof of it.</summary>
    public Task<V1.GetHeadResponse> GetHeadAsync(V1.GetHeadRequest request, CancellationToken cancellationToken) =>
        CallAsync(request, _sync.GetHeadAsync, cancellationToken);

    /// <summary>
    /// The changes since a version: the parts of one delta, in order. With <c>wait_seconds</c> the server waits for a
    /// change.
    /// </summary>
    public IAsyncEnumerable<V1.GetChangesResponse> GetChangesAsync(
        V1.GetChangesRequest request, CancellationToken cancellationToken) => PagesAsync(
            request,
            (page, token) => page.PageToken = token,
            _sync.GetChangesAsync,
            page => page.NextPageToken,
            cancellationToken,
            TimeSpan.FromSeconds(Math.Max(0, request?.WaitSeconds ?? 0)));

    /// <summary>The systems that keep copies of a catalog, and how far each is behind.</summary>
    public Task<V1.ListConsumersResponse> ListConsumersAsync(
        V1.ListConsumersRequest request, CancellationToken cancellationToken) =>
        CallAsync(request, _consumers.ListConsumersAsync, cancellationToken);

    private Task<TResponse> CallAsync<TRequest, TResponse>(
        TRequest request,
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> call,
        CancellationToken cancellationToken,
        TimeSpan wait = default)
        where TRequest : class
    {
        ArgumentNullException.ThrowIfNull(request);
        return _calls.CallAsync(options => call(request, options), wait, cancellationToken);
    }

    private IAsyncEnumerable<TPage> PagesAsync<TRequest, TPage>(
        TRequest request,
        Action<TRequest, string> turnTo,
        Func<TRequest, CallOptions, AsyncUnaryCall<TPage>> call,
        Func<TPage, string> next,
        CancellationToken cancellationToken,
        TimeSpan wait = default)
        where TRequest : class, IDeepCloneable<TRequest>
    {
        ArgumentNullException.ThrowIfNull(request);
        return ReadAsync(request.Clone(), cancellationToken);

        async IAsyncEnumerable<TPage> ReadAsync(TRequest first, [EnumeratorCancellation] CancellationToken token)
        {
            // Each enumeration turns the pages of a request of its own.
            var own = first.Clone();
            string following;
            do
            {
                var page = await CallAsync(own, call, token, wait).ConfigureAwait(false);
                following = next(page);
                turnTo(own, following);
                yield return page;
            }
            while (following.Length > 0);
        }
    }
}
