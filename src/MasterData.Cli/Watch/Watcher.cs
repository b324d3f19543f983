using Grpc.Core;
using MasterData.Cli.Connecting;
using MasterData.Cli.Output;
using MasterData.Client.Watch;

namespace MasterData.Cli.Watch;

/// <summary>Prints the changes of catalogs as they come and takes a broken stream up again where it was.</summary>
internal sealed class Watcher(Connection connection, Person person)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private TimeSpan _pause = FirstPause;
    private bool _authorityUnreachable;

    /// <summary>Watches until it is cancelled.</summary>
    public async Task RunAsync(IReadOnlyList<string> catalogs, bool snapshot, CancellationToken cancellationToken)
    {
        // Asked first even where a snapshot is wanted: a wrong name or key ends the command at once.
        var heads = new List<V1.Cursor>();
        foreach (var catalog in catalogs)
        {
            heads.Add(await HeadAsync(catalog, cancellationToken));
        }

        var cursors = new WatchCursors(
            snapshot ? catalogs.Select(catalog => new V1.Cursor { Catalog = catalog }) : heads);
        while (true)
        {
            await StreamOnceAsync(cursors, cancellationToken);
            await Task.Delay(_pause, person.Surroundings.Time, cancellationToken);
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        }
    }

    private async Task<V1.Cursor> HeadAsync(string catalog, CancellationToken cancellationToken)
    {
        var request = new V1.GetHeadRequest { Catalog = catalog };
        var response = await connection.Reads.GetHeadAsync(request, cancellationToken);
        return new()
        {
            Catalog = catalog,
            Epoch = response.Head.Epoch,
            Version = response.Head.Version,
            Digest = response.Head.Digest,
        };
    }

    private async Task StreamOnceAsync(WatchCursors cursors, CancellationToken cancellationToken)
    {
        // Half a step of the last stream is forgotten: it comes again from its beginning.
        var assembler = new WatchAssembler(person.Surroundings.Time);
        try
        {
            using var call = connection.Sync.Watch(
                new V1.WatchRequest { Cursors = { cursors.All } }, cancellationToken: cancellationToken);
            await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
            {
                Take(cursors, assembler, message);
            }

            person.Say("Máy chủ đã đóng luồng, nối lại…", "The server ended the stream, connecting again…");
        }
        catch (RpcException failure) when (MayPass(failure) && !cancellationToken.IsCancellationRequested)
        {
            SayBroken(failure.Status.Detail);
        }
        catch (FormatException wrong)
        {
            SayBroken(wrong.Message);
        }
    }

    private void SayBroken(string detail) => person.Say(
        $"Mất kết nối ({detail}), nối lại…", $"The stream broke ({detail}), connecting again…");

    private void Take(WatchCursors cursors, WatchAssembler assembler, V1.WatchResponse message)
    {
        if (message.Hello is { } hello)
        {
            _pause = FirstPause;
            SayWatching(cursors, hello);
        }

        if (message.Drain is { } drain)
        {
            _pause = TimeSpan.FromMilliseconds(drain.ReconnectAfterMilliseconds);
        }

        if (message.Bookmark is { } bookmark)
        {
            SayFreshness(bookmark);
        }

        if (assembler.Add(message) is { } step)
        {
            cursors.RefuseGap(step);
            person.Surroundings.Output.WriteLine(WatchLine.Of(step));
            person.Surroundings.Output.Flush();
            cursors.Advance(step);
        }
    }

    private void SayWatching(WatchCursors cursors, V1.Hello hello)
    {
        var from = string.Join(
            ", ", cursors.All.Select(cursor => $"{CommandLine.Names.IdOf(cursor.Catalog)} {cursor.Version}"));
        person.Say(
            $"Đang theo dõi, từ phiên bản: {from} (giờ máy chủ {Output.Values.Of(hello.ServerTime)})",
            $"Watching, from version: {from} (server time {Output.Values.Of(hello.ServerTime)})");
    }

    private void SayFreshness(V1.Bookmark bookmark)
    {
        if (bookmark.AuthorityUnreachable != _authorityUnreachable)
        {
            _authorityUnreachable = bookmark.AuthorityUnreachable;
            person.Say(
                _authorityUnreachable ? "Máy chủ mất liên lạc với cơ sở dữ liệu." : "Máy chủ đã có lại cơ sở dữ liệu.",
                _authorityUnreachable ? "The server cannot reach its database." : "The server has its database again.");
        }
    }

    // What a second attempt cannot mend ends the watch with its exit code.
    private static bool MayPass(RpcException failure) => failure.StatusCode is not (
        StatusCode.NotFound or StatusCode.PermissionDenied or StatusCode.Unauthenticated or StatusCode.InvalidArgument
        or StatusCode.FailedPrecondition or StatusCode.OutOfRange or StatusCode.Unimplemented);
}
