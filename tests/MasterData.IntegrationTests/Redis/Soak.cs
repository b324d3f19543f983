using MasterData.Core.Redis;
using MasterData.Digests;
using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>
/// Publishers with memories of different age and readers of all kinds, and a count of what went wrong.
/// </summary>
internal sealed class Soak(CacheServer server, bool flushes)
{
    private const int Parties = 3;
    private readonly Authority _authority = new(items: 500);
    private long _torn;
    private long _denied;
    private long _older;
    private long _headsBack;
    private long _reads;
    private long _copies;
    private long _unavailable;
    private long _deltas;
    private long _generations;
    private long _conflicts;

    /// <summary>Documents and copies that are those of no version.</summary>
    public long Torn => _torn;

    /// <summary>"Not found" for a code that exists.</summary>
    public long Denied => _denied;

    /// <summary>Answers of an older version than the reader had seen.</summary>
    public long Older => _older;

    /// <summary>Heads that went backwards in Redis itself, flushes apart.</summary>
    public long HeadsBack => _headsBack;

    public long Reads => _reads;

    public long Copies => _copies;

    public long Deltas => _deltas;

    public long Generations => _generations;

    public async Task RunAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        await using (var first = new PublishingServer(await server.ConnectAsync(), _authority))
        {
            await first.SettleAsync();
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(length);
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, Parties).Select(number => PublishAsync(new Random(number), end.Token)),
            .. Enumerable.Range(0, Parties).Select(number => ReadAsync(new Random(number), end.Token)),
            flushes ? FlushAsync(end.Token) : WatchHeadAsync(end.Token),
        ]);
        await using var last = new PublishingServer(await server.ConnectAsync(), _authority);
        await last.SettleAsync();
    }

    public override string ToString() =>
        $"SOAK {(flushes
            ? "with flushes"
            : "quiet")}: {_authority.Newest.State.Head.Version} versions, {_deltas} deltas, "
        + $"{_generations} generations, {_conflicts} conflicts, {_reads} reads, {_copies} copies, "
        + $"{_unavailable} unavailable; torn {_torn}, denied {_denied}, older {_older}, heads back {_headsBack}";

    private async Task PublishAsync(Random random, CancellationToken end)
    {
        await using var publisher = new PublishingServer(await server.ConnectAsync(), _authority);
        while (!end.IsCancellationRequested)
        {
            if (random.Next(3) is 0)
            {
                _authority.Rename(random.Next(250), 250 + random.Next(250));
            }

            // Now and then this memory stays behind, as that of a server that hangs does.
            publisher.Memory = random.Next(4) is 0 ? publisher.Memory : _authority.Newest;
            Count(await publisher.LookAsync());
        }
    }

    private void Count(CacheOutcome outcome)
    {
        switch (outcome)
        {
            case CacheOutcome.Delta:
                Interlocked.Increment(ref _deltas);
                break;
            case CacheOutcome.Generation:
                Interlocked.Increment(ref _generations);
                break;
            case CacheOutcome.Conflict:
                Interlocked.Increment(ref _conflicts);
                break;
        }
    }

    private async Task ReadAsync(Random random, CancellationToken end)
    {
        await using var redis = await server.ConnectAsync();
        var reader = new ContractReader(redis.GetDatabase(), _authority.Catalog);
        while (!end.IsCancellationRequested)
        {
            var before = reader.Highest;
            if (random.Next(10) is 0)
            {
                await CopyAsync(reader, before);
            }
            else
            {
                await AskAsync(reader, random.Next(500), before);
            }
        }
    }

    private async Task AskAsync(ContractReader reader, int number, ContractVersion? before)
    {
        var code = Authority.Code(number);
        var answer = await reader.GetAsync(code);
        Interlocked.Increment(ref _reads);
        switch (answer.Outcome)
        {
            case ContractOutcome.Unavailable:
                Interlocked.Increment(ref _unavailable);
                return;
            case ContractOutcome.NotFound:
                Interlocked.Increment(ref _denied);
                return;
        }

        Add(ref _torn, answer.Value != _authority.Json(code, answer.Version!.Version));
        Add(ref _older, answer.Version!.IsBefore(before));
    }

    private async Task CopyAsync(ContractReader reader, ContractVersion? before)
    {
        try
        {
            if (await reader.CopyAsync() is { } copy)
            {
                Interlocked.Increment(ref _copies);
                Add(ref _torn, copy.State.Head.Digest != _authority.At(copy.Version.Version).State.Head.Digest);
                Add(ref _older, copy.Version.IsBefore(before));
            }
            else
            {
                Interlocked.Increment(ref _unavailable);
            }
        }
        catch (DigestMismatchException)
        {
            Interlocked.Increment(ref _torn);
        }
    }

    private async Task WatchHeadAsync(CancellationToken end)
    {
        await using var redis = await server.ConnectAsync();
        long highest = 0;
        while (!end.IsCancellationRequested)
        {
            var seen = await SeenHead.ReadAsync(redis.GetDatabase(), new CacheKeys(_authority.Catalog));
            Add(ref _headsBack, (seen.Head?.Version ?? 0) < highest);
            highest = Math.Max(highest, seen.Head?.Version ?? 0);
        }
    }

    private async Task FlushAsync(CancellationToken end)
    {
        await using var redis = await server.ConnectAsync();
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, end)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await redis.GetServers()[0].FlushAllDatabasesAsync();
        }
    }

    private static void Add(ref long count, bool wrong)
    {
        if (wrong)
        {
            Interlocked.Increment(ref count);
        }
    }
}
