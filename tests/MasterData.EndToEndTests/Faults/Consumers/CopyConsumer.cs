using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.EndToEndTests.Faults.History;

namespace MasterData.EndToEndTests.Faults.Consumers;

/// <summary>A consumer with the SDK: it keeps its files, starts again on them, and reads all the time.</summary>
internal sealed class CopyConsumer(
    string name,
    HistoryLog history,
    string key,
    string folder,
    IReadOnlyList<string> catalogs,
    IReadOnlyList<string> codes,
    string? redis)
    : IAsyncDisposable
{
    /// <summary>After how long without word a copy says that it is stale.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(40);

    private MasterDataChannel? _channel;
    private CatalogCopies? _copies;
    private CancellationTokenSource _end = new();
    private Task _reading = Task.CompletedTask;
    private int _life = -1;

    /// <summary>Where it keeps its files.</summary>
    public string Folder => folder;

    /// <summary>Whether something was done to its line or its files, so that it may have to load anew.</summary>
    public bool WasTampered { get; set; }

    /// <summary>Turns a version away, or says null.</summary>
    public Func<long, string?> Reject { get; set; } = _ => null;

    /// <summary>The digest that it has of a catalog.</summary>
    public string DigestOf(string catalog) => $"{_copies?[catalog].Head?.Digest}";

    /// <summary>Fails unless the documents of the database themselves give the digests that it names.</summary>
    public void DemandProof(OracleReading reading)
    {
        foreach (var copy in _copies!.All.Where(copy => copy.Head!.Version == reading.Heads[copy.Catalog]))
        {
            reading.DemandProof(copy.Catalog, copy.Head!);
        }
    }

    /// <summary>Begins a life on the files that there are.</summary>
    public void Start(Uri address)
    {
        _life++;
        _end = new();
        _channel = MasterDataChannel.Open(address, MasterDataCredentials.ApiKey(key));
        _copies = CatalogCopies.Start(_channel, new()
        {
            Catalogs = catalogs,
            Folder = folder,
            Instance = name,
            Redis = redis is null ? null : new() { Endpoints = redis },
            StaleAfter = StaleAfter,
            LongestPause = TimeSpan.FromSeconds(1),
            SaveAfter = TimeSpan.FromMilliseconds(300),
            Accept = state => Reject(state.Head.Version),
        },
        logger: new UnprovedLog(() => NoteUnproved(_life)));
        foreach (var copy in _copies.All)
        {
            var (life, begun) = (_life, false);
            copy.Changed += change =>
            {
                NoteStart(change, life, begun);
                Note(change, life, copy.Source);
                begun = true;
            };
        }

        _reading = Task.Run(() => ReadAsync(_copies, _life, _end.Token));
    }

    /// <summary>Ends the life.</summary>
    public async Task StopAsync()
    {
        await _end.CancelAsync();
        await _reading;
        if (_copies is not null)
        {
            await _copies.DisposeAsync();
        }

        _channel?.Dispose();
        _copies = null;
        _end.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_copies is not null)
        {
            await StopAsync();
        }
    }

    // Whoever was sent what does not fit, without a fault of the line, had a wrong resume point or a wrong server.
    private void NoteUnproved(int life)
    {
        if (!WasTampered)
        {
            history.Add(new()
            {
                Time = HistoryLog.Now,
                Consumer = name,
                Kind = HistoryKind.Step,
                Life = life,
                Catalog = catalogs[0],
                Proved = false,
                Note = "the SDK was sent what it cannot prove",
            });
        }
    }

    // A step may come before anybody listens: what was there before the first one that is heard counts as the start.
    private void NoteStart(CatalogChange change, int life, bool begun)
    {
        if (!begun && change.Before is { } before)
        {
            history.Add(new()
            {
                Time = HistoryLog.Now,
                Consumer = name,
                Kind = HistoryKind.Started,
                Life = life,
                Catalog = change.Catalog,
                Epoch = before.Epoch,
                To = before.Version,
                Digest = $"{before.Digest}",
            });
        }
    }

    private void Note(CatalogChange change, int life, CopySource source) => history.Add(new()
    {
        Time = HistoryLog.Now,
        Consumer = name,
        Kind = HistoryKind.Step,
        Life = life,
        Catalog = change.Catalog,
        Epoch = change.After.Epoch,
        From = change.IsWhole ? null : change.Before?.Version,
        To = change.After.Version,
        Digest = $"{change.After.Digest}",

        // Redis lists only the deltas of its newest generation: who is further behind takes the whole.
        Note = change.IsWhole && (WasTampered || source is CopySource.Redis) ? "repaired" : "",
    });

    private async Task ReadAsync(CatalogCopies copies, int life, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var copy in copies.All.Where(copy => copy.Head is not null))
            {
                var state = copy.Snapshot;
                history.Add(new()
                {
                    Time = HistoryLog.Now,
                    Consumer = name,
                    Kind = HistoryKind.Read,
                    Life = life,
                    Catalog = copy.Catalog,
                    Epoch = state.Head.Epoch,
                    To = state.Head.Version,
                    Digest = $"{state.Head.Digest}",
                    State = $"{copy.State}",
                    Read = ReadSet.Of(state, codes),
                });
            }

            await Task.Delay(BetweenReads, TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
