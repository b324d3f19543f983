using Google.Protobuf;
using Grpc.Core;

namespace MasterData.Client.Copies;

/// <summary>
/// Tells the server what the copies have: soon after each change, at most once a second, and every 30 seconds.
/// </summary>
internal sealed class CopyReporter(
    V1.ConsumerService.ConsumerServiceClient consumers,
    CopyOptions options,
    IReadOnlyCollection<CatalogCopy> copies,
    TimeProvider time)
{
    private const int MaxReason = 500;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Reports until told to stop. A report that is lost is worth nothing: the next one says more.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        V1.ReportStatusRequest? last = null;
        var lastAt = 0L;
        try
        {
            while (true)
            {
                await Task.Delay(Shortest, time, cancellationToken).ConfigureAwait(false);
                var report = Report();
                if (last?.Equals(report) is not true || time.GetElapsedTime(lastAt) >= Longest)
                {
                    (last, lastAt) = (report, time.GetTimestamp());
                    await TrySendAsync(report, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // We are stopping.
        }
    }

    /// <summary>Reports at once.</summary>
    public Task ReportAsync(CancellationToken cancellationToken) => TrySendAsync(Report(), cancellationToken);

    private async Task TrySendAsync(V1.ReportStatusRequest report, CancellationToken cancellationToken)
    {
        try
        {
            var deadline = time.GetUtcNow().UtcDateTime + Longest;
            await consumers.ReportStatusAsync(
                report, deadline: deadline, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException)
        {
            // The stream says loudly enough that the server is gone.
        }
    }

    private V1.ReportStatusRequest Report() => new()
    {
        Instance = options.Instance,
        Copies = { copies.Select(Of) },
    };

    private static V1.CopyReport Of(CatalogCopy copy)
    {
        var report = new V1.CopyReport
        {
            Cursor = new() { Catalog = ResourceName.OfCatalog(copy.Catalog) },
            State = copy.State switch
            {
                CopyState.Initializing => V1.CopyState.Initializing,
                CopyState.CatchingUp => V1.CopyState.CatchingUp,
                CopyState.Live => V1.CopyState.Live,
                CopyState.Stale => V1.CopyState.Stale,
                _ => V1.CopyState.Offline,
            },
            Source = copy.Source.Tag,
            Reason = ReasonOf(copy),
        };
        if (copy.Head is { } head)
        {
            report.Cursor.Epoch = head.Epoch;
            report.Cursor.Version = head.Version;
            report.Cursor.Digest = ByteString.CopyFrom(head.Digest.Span);
        }

        return report;
    }

    private static string ReasonOf(CatalogCopy copy) => PlainText.Line(copy.Reason?.Message ?? "", MaxReason);
}
