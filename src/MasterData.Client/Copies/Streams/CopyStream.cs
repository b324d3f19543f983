using Grpc.Core;
using MasterData.Client.Copies.Steps;
using MasterData.Client.Errors;
using MasterData.Client.Watch;
using MasterData.Digests;
using MasterData.Wire;
using Microsoft.Extensions.Logging;

namespace MasterData.Client.Copies.Streams;

/// <summary>Brings the copies up over a stream, from the request to its end.</summary>
internal sealed partial class CopyStream(
    CallInvoker invoker,
    string instance,
    IReadOnlyDictionary<string, CatalogCopy> copies,
    Freshness freshness,
    Absence absence,
    CopyMetrics metrics,
    TimeProvider time,
    ILogger logger)
{
    private const int Protocol = 1;
    private static readonly TimeSpan MaxAsked = TimeSpan.FromSeconds(30);

    private readonly ILogger _logger = logger;
    private string _authority = "";

    /// <summary>Opens a stream and follows it until it ends, for whatever reason.</summary>
    public async Task<StreamEnd> RunAsync(CancellationToken cancellationToken)
    {
        var moved = false;
        TimeSpan? asked = null;
        try
        {
            var request = Request();
            freshness.Asked();
            using var call = invoker.AsyncServerStreamingCall(
                WatchMessage.Watch, null, new(cancellationToken: cancellationToken), request);
            var assembler = new WatchAssembler(time);
            await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!moved && WasMovedMeanwhile(request))
                {
                    return new(true, TimeSpan.Zero);
                }

                moved = true;
                asked = Note(message.Response) ?? asked;
                Add(assembler, message);
            }
        }
        catch (RpcException failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogLost(failure.StatusCode, failure.Status.Detail);
            Doubt(failure);
        }
        catch (Exception end) when (end is RpcException or OperationCanceledException)
        {
            // We are stopping.
        }
#pragma warning disable CA1031 // Whatever a server sends must not end the copies for good.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            // What was wrong once may be wrong each time: not so soon again.
            moved = false;
            LogWrong(fault);
        }
        finally
        {
            freshness.Lost();
        }

        return new(moved, asked);
    }

    private void Meet(string authority)
    {
        _authority = authority;
        foreach (var copy in copies.Values.Where(copy => !copy.IsOf(authority)))
        {
            LogOtherAuthority(copy.Catalog, copy.Authority, authority);
        }
    }

    // Content of which nobody knows whose it is (Redis had it first) does not keep the service away: it is loaded anew.
    private void Doubt(RpcException failure)
    {
        if (MasterDataError.From(failure).Reason is not ("POSSIBLE_RESTORE" or "BEHIND"))
        {
            return;
        }

        foreach (var copy in copies.Values.Where(copy => copy.Authority.Length is 0))
        {
            copy.MustBeReplaced = true;
        }
    }

    private V1.WatchRequest Request() => new()
    {
        Cursors = { copies.Values.Select(CursorOf) },
        Instance = instance,
        Protocol = Protocol,
    };

    private static V1.Cursor CursorOf(CatalogCopy copy)
    {
        var cursor = new V1.Cursor { Catalog = ResourceName.OfCatalog(copy.Catalog) };
        if (copy.Received?.Head is { } head && !copy.MustBeReplaced)
        {
            cursor.Epoch = head.Epoch;
            cursor.Version = head.Version;
            cursor.Digest = Google.Protobuf.ByteString.CopyFrom(head.Digest.Span);
        }

        return cursor;
    }

    // Once the server is here, Redis moves nothing more; a move since the server was asked makes the question void.
    private bool WasMovedMeanwhile(V1.WatchRequest request)
    {
        absence.Ended();
        return !request.Cursors.SequenceEqual(copies.Values.Select(CursorOf));
    }

    private TimeSpan? Note(V1.WatchResponse message)
    {
        switch (message.MessageCase)
        {
            case V1.WatchResponse.MessageOneofCase.Hello:
                Meet(message.Hello.Authority);
                freshness.Connected(message.Hello.ServerTime?.ToDateTimeOffset());
                break;
            case V1.WatchResponse.MessageOneofCase.Bookmark:
                RefuseGap(message.Bookmark);
                if (message.Bookmark.Heads.Count == copies.Count)
                {
                    freshness.Bookmark(
                        !message.Bookmark.AuthorityUnreachable, message.Bookmark.ServerTime?.ToDateTimeOffset());
                }

                break;
            case V1.WatchResponse.MessageOneofCase.Drain:
                // No server may send us away for good, be it by a mistake of its own.
                var asked = TimeSpan.FromMilliseconds(Math.Max(0, message.Drain.ReconnectAfterMilliseconds));
                return asked < MaxAsked ? asked : MaxAsked;
        }

        return null;
    }

    // A bookmark says that everything before it was sent: if it did not come, this stream is not to be trusted.
    private void RefuseGap(V1.Bookmark bookmark)
    {
        foreach (var head in bookmark.Heads.Select(head => head.ToModel()))
        {
            var copy = CopyOf(head.Catalog);
            if (!copy.IsOf(_authority))
            {
                continue;
            }

            if (copy.Received is not { } received || CatalogCopy.IsLater(head, received.Head))
            {
                throw new FormatException($"What leads to version {head.Version} of {head.Catalog} did not come.");
            }

            if (received.Head.Digest == head.Digest)
            {
                copy.Begin(_authority);
            }
        }
    }

    private void Add(WatchAssembler assembler, WatchMessage message)
    {
        if (message.Items is { } items)
        {
            assembler.AddItems(items);
        }
        else if (assembler.Add(message.Response) is { } step)
        {
            Apply(Read(step));
        }
    }

    private CopyStep Read(WatchStep step)
    {
        try
        {
            return CopyStep.Read(step);
        }
        catch (UnknownContentException unknown)
        {
            CopyOf(ResourceName.CatalogOf(step.Catalog)).Reason =
                new(HoldKind.UpdateRequired, $"this program must be updated: {unknown.Message}");
            throw;
        }
    }

    // What cannot be proved is never shown: the copy stays as it is, and is loaded whole by the next stream.
    private void Apply(CopyStep step)
    {
        var copy = CopyOf(step.Head.Catalog);
        if (!copy.IsOf(_authority) || step.IsKnownTo(copy.Received))
        {
            return;
        }

        using var attempt = new StepAttempt(copy, step.Kind, CopySource.Server, metrics, step.Began);
        try
        {
            var state = step.ApplyTo(copy.Received);
            copy.MustBeReplaced = false;
            attempt.Succeed(state, step.Keys, authority: _authority);
        }
        catch (DigestMismatchException mismatch)
        {
            attempt.Fail(mismatch);
            copy.Reason = new(HoldKind.Unproved, $"version {step.Head.Version} cannot be proved: {mismatch.Message}");
            copy.MustBeReplaced = true;
            throw;
        }
    }

    private CatalogCopy CopyOf(string catalog) => copies.GetValueOrDefault(catalog)
        ?? throw new FormatException($"Something of {catalog} came, which was not asked for.");

    [LoggerMessage(
        LogLevel.Error,
        "The service is of authority {Other}, the copy of {Catalog} is of {Authority}: it stays as it is. See that the "
        + "address of the service is right; if the authority was made anew, let the copy forget the former")]
    private partial void LogOtherAuthority(string catalog, string authority, string other);

    [LoggerMessage(LogLevel.Warning, "The stream of the catalogs ended with {Status}: {Detail}. It is taken up again")]
    private partial void LogLost(StatusCode status, string detail);

    [LoggerMessage(
        LogLevel.Error,
        "What came over the stream is wrong or not whole; the copy stays as it was, "
        + "and what it lacks is asked for again")]
    private partial void LogWrong(Exception fault);
}
