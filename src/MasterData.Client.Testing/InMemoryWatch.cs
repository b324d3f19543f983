using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MasterData.Wire;

namespace MasterData.Client.Testing;

/// <summary>One stream of an authority in memory: the promises of <c>Watch</c>, kept over no network.</summary>
internal sealed class InMemoryWatch(InMemoryAuthority authority, V1.WatchRequest request)
{
    // As long as a server's, and as much shortened as all waits.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    private readonly List<WatchCursor> _cursors = [.. request.Cursors.Select(WatchCursor.Of)];

    /// <summary>What a copy sees of an authority that is down.</summary>
    public static RpcException Unreachable() => new(new(StatusCode.Unavailable, "The authority in memory is down."));

    /// <summary>The messages, until the copy ends the call or the authority goes down.</summary>
    public async IAsyncEnumerable<V1.WatchResponse> RunAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var greeted = false;
        while (true)
        {
            var (view, messages) = authority.Read(now => (now, Say(now, greeted)));
            foreach (var message in messages)
            {
                yield return message;
            }

            greeted |= view.Condition is not AuthorityCondition.Silent;
            await Task.WhenAny(
                view.Changed, Task.Delay(Heartbeat, authority.Time, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private List<V1.WatchResponse> Say(AuthorityView view, bool greeted) => view.Condition switch
    {
        AuthorityCondition.Down => throw Unreachable(),
        AuthorityCondition.Silent => [],
        _ => [.. greeted ? [] : Hello(view), .. Steps(view), Bookmark(view)],
    };

    private V1.WatchResponse[] Hello(AuthorityView view) =>
    [
        new()
        {
            Hello = new()
            {
                HeartbeatSeconds = (int)Heartbeat.TotalSeconds,
                ServerTime = authority.Time.GetUtcNow().ToTimestamp(),
                Plans = { _cursors.Select(cursor => cursor.PlanFor(view.Get(cursor.Catalog))) },
            },
        },
    ];

    private IEnumerable<V1.WatchResponse> Steps(AuthorityView view) =>
        _cursors.SelectMany(cursor => cursor.StepsTo(view.Get(cursor.Catalog)));

    private V1.WatchResponse Bookmark(AuthorityView view) => new()
    {
        Bookmark = new()
        {
            Heads = { _cursors.Select(cursor => view.Get(cursor.Catalog).State.Head.ToProto()) },
            ServerTime = authority.Time.GetUtcNow().ToTimestamp(),
            AuthorityUnreachable = view.Condition is AuthorityCondition.WithoutDatabase,
        },
    };
}
