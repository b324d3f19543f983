using System.Security.Cryptography;
using MasterData.Canonical;
using MasterData.Digests;
using MasterData.EndToEndTests.Faults.History;
using MasterData.Json;
using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.EndToEndTests.Faults.Consumers;

/// <summary>
/// Reads Redis by the contract: single codes, and whole copies with a reader that has seen nothing before.
/// </summary>
internal sealed class ContractConsumer : IAsyncDisposable
{
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _end = new();
    private readonly HistoryLog _history;
    private readonly string _endpoint;
    private readonly string _catalog;
    private readonly IReadOnlyList<string> _codes;
    private readonly Task _running;
    private int _life;

    public ContractConsumer(HistoryLog history, string endpoint, string catalog, IReadOnlyList<string> codes)
    {
        (_history, _endpoint, _catalog, _codes) = (history, endpoint, catalog, codes);
        _running = Task.Run(RunAsync);
    }

    /// <summary>How often something could be read.</summary>
    public int Reads { get; private set; }

    /// <summary>The digest of the last whole copy.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>The catalog that it reads.</summary>
    public string Catalog => _catalog;

    /// <summary>The version of the last single code.</summary>
    public long CodeVersion { get; private set; }

    /// <summary>Redis itself is about to be set back: a reader that has seen nothing will see it.</summary>
    public void BeginLife() => Interlocked.Increment(ref _life);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(
            $"{_endpoint},abortConnect=false,syncTimeout=1000,asyncTimeout=1000,connectTimeout=1000");
        var keeping = new ContractReader(redis.GetDatabase(), _catalog);
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await AskAsync(keeping);
                await CopyAsync(redis.GetDatabase());
            }
            catch (Exception fault) when (fault is RedisException or TimeoutException)
            {
                // There is no Redis at the moment: that is not a wrong answer.
            }
            catch (DigestMismatchException mismatch)
            {
                _history.Add(new()
                {
                    Time = HistoryLog.Now,
                    Consumer = "redis",
                    Kind = HistoryKind.Step,
                    Catalog = _catalog,
                    Proved = false,
                    Note = mismatch.Message,
                });
            }

            await Task.Delay(BetweenReads, TimeProvider.System, _end.Token).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // The reader keeps its highest version by itself, whatever becomes of Redis.
    private async Task AskAsync(ContractReader keeping)
    {
        var code = _codes[RandomNumberGenerator.GetInt32(_codes.Count)];
        var answer = await keeping.GetAsync(code);
        if (answer is { Outcome: ContractOutcome.NotFound, Version: { } denied })
        {
            Add("redis-keeping", HistoryKind.Denied, denied, note: code);
        }
        else if (answer is { Outcome: ContractOutcome.Found, Version: { } version, Value: { } json })
        {
            var document = DocumentJson.Read(System.Text.Encoding.UTF8.GetBytes(json));
            var hash = Convert.ToHexStringLower(SHA256.HashData(CanonicalForm.Write(_catalog, document)));
            Reads++;
            CodeVersion = version.Version;
            _history.Add(new()
            {
                Time = HistoryLog.Now,
                Consumer = "redis-keeping",
                Kind = HistoryKind.Read,
                Catalog = _catalog,
                Epoch = version.Epoch,
                To = version.Version,
                Read = new Dictionary<string, string> { [$"item/{code}"] = hash },
            });
        }
    }

    private async Task CopyAsync(IDatabase redis)
    {
        var life = Volatile.Read(ref _life);
        var copy = await new ContractReader(redis, _catalog).CopyAsync();
        if (copy is null || life != Volatile.Read(ref _life))
        {
            return;
        }

        Reads++;
        Digest = $"{copy.State.Head.Digest}";
        _history.Add(new()
        {
            Time = HistoryLog.Now,
            Consumer = "redis",
            Kind = HistoryKind.Read,
            Life = life,
            Catalog = _catalog,
            Epoch = copy.State.Head.Epoch,
            To = copy.State.Head.Version,
            Digest = $"{copy.State.Head.Digest}",
            Read = ReadSet.Of(copy.State, _codes),
        });
    }

    private void Add(string consumer, HistoryKind kind, ContractVersion version, string note = "") => _history.Add(new()
    {
        Time = HistoryLog.Now,
        Consumer = consumer,
        Kind = kind,
        Catalog = _catalog,
        Epoch = version.Epoch,
        To = version.Version,
        Note = note,
    });
}
