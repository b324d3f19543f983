using Google.Protobuf;
using Grpc.Core;
using MasterData.Client.Copies.Steps;
using MasterData.Digests;
using MasterData.Documents;
using MasterData.Versions;
using MasterData.Wire;
using Microsoft.Extensions.Logging;

namespace MasterData.Client.Copies.Streams;

/// <summary>
/// Takes a copy to the head by the parts of the digest that differ, where a delta could not be proved.
/// </summary>
internal sealed partial class CopyRepair(
    V1.SyncService.SyncServiceClient sync, CopyMetrics metrics, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ILogger _logger = logger;

    /// <summary>Repairs the copy if that is possible; otherwise it stays as it is, to be loaded whole.</summary>
    public async Task RunAsync(CatalogCopy copy, CancellationToken cancellationToken)
    {
        if (copy.Received is not { } state)
        {
            return;
        }

        using var trace = CopyTraces.Begin("repair", copy.Catalog);
        try
        {
            var repaired = await ReadAsync(state, cancellationToken).ConfigureAwait(false);
            var keys = repaired.KeysThatDiffer(state);
            trace.Reached(repaired.Head, keys.Count);
            metrics.Step(copy.Catalog, StepKind.Repair, CopySource.Server);
            copy.MustBeReplaced = false;
            copy.Receive(repaired, keys, isWhole: false, CopySource.Server);
            LogRepaired(copy.Catalog, repaired.Head.Version, keys.Count);
        }
        catch (Exception fault) when (fault is RpcException or DigestMismatchException or FormatException)
        {
            trace.Failed(fault);
            LogNotRepaired(fault, copy.Catalog);
        }
    }

    private async Task<CatalogState> ReadAsync(CatalogState state, CancellationToken cancellationToken)
    {
        var request = new V1.GetBucketsRequest
        {
            Catalog = ResourceName.OfCatalog(state.Head.Catalog),
            Hashes = ByteString.CopyFrom([.. state.Buckets.SelectMany(hash => hash.Span.ToArray())]),
        };
        var deadline = time.GetUtcNow().UtcDateTime + Longest;
        using var call = sync.GetBuckets(request, deadline: deadline, cancellationToken: cancellationToken);
        var buckets = new List<int>();
        var documents = new List<Document>();
        await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            switch (message.MessageCase)
            {
                case V1.GetBucketsResponse.MessageOneofCase.Begin:
                    buckets.AddRange(message.Begin.Buckets);
                    break;
                case V1.GetBucketsResponse.MessageOneofCase.Items:
                    documents.AddRange(message.Items.Documents.Select(document => document.ToModel()));
                    break;
                case V1.GetBucketsResponse.MessageOneofCase.End:
                    return state.Repair(message.End.Head.ToModel(), buckets, documents);
            }
        }

        throw new FormatException("The answer has no end.");
    }

    [LoggerMessage(
        LogLevel.Warning, "The copy of {Catalog} was repaired to version {Version}; {Documents} documents differed")]
    private partial void LogRepaired(string catalog, long version, int documents);

    [LoggerMessage(LogLevel.Warning, "The copy of {Catalog} could not be repaired; it is loaded whole")]
    private partial void LogNotRepaired(Exception fault, string catalog);
}
