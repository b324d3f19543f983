using System.Collections.Immutable;
using MasterData.Core.Catalogs;

namespace MasterData.Core.Following;

/// <summary>All catalogs at their newest versions. Readers take an entry and never wait.</summary>
internal sealed class CatalogMemory
{
    // Several looks of FollowHeads: fewer may be missed on a busy machine.
    private static readonly TimeSpan MayBeBehindAfter = TimeSpan.FromSeconds(2);

    private readonly Lock _writing = new();
    private volatile ImmutableSortedDictionary<string, CatalogEntry> _entries =
        ImmutableSortedDictionary.Create<string, CatalogEntry>(StringComparer.Ordinal);
    private volatile ImmutableArrayHolder _all = new([]);
    private TaskCompletionSource<long> _next = NewSource();
    private readonly HashSet<Listener> _listeners = [];
    private Listener[]? _allListeners;
    private readonly HashSet<string> _rebasing = new(StringComparer.Ordinal);
    private long _pulse;
    private long _lookedAt = DateTimeOffset.MaxValue.UtcTicks;
    private volatile bool _unreachable;

    /// <summary>All catalogs in ordinal order of id.</summary>
    public IReadOnlyList<CatalogEntry> All => _all.Entries;

    /// <summary>A number that grows with every change.</summary>
    public long Pulse => Interlocked.Read(ref _pulse);

    /// <summary>
    /// When the database was last looked at: whatever it had by then is here. Before the first look, the far future.
    /// </summary>
    public DateTimeOffset LookedAt => new(Interlocked.Read(ref _lookedAt), TimeSpan.Zero);

    /// <summary>Whether the database cannot be reached, so that this memory may be behind.</summary>
    public bool AuthorityUnreachable
    {
        get => _unreachable;
        internal set
        {
            lock (_writing)
            {
                if (_unreachable != value)
                {
                    _unreachable = value;
                    Beat();
                }
            }
        }
    }

    /// <summary>The catalog with this id; null if there is none.</summary>
    public CatalogEntry? Find(string catalog) => _entries.GetValueOrDefault(catalog);

    /// <summary>The catalog with this id.</summary>
    /// <exception cref="Errors.MasterDataException">There is none.</exception>
    public CatalogEntry Get(string catalog) => Find(catalog) ?? throw CatalogErrors.NotFound(catalog);

    /// <summary>Completes as soon as anything has changed after the pulse <paramref name="seen"/>.</summary>
    /// <returns>The pulse to wait for next.</returns>
    public Task<long> WaitForPulseAsync(long seen, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            return _pulse > seen ? Task.FromResult(_pulse) : _next.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Calls <paramref name="wake"/> after every pulse from now on, on a thread of the pool, until disposed.
    /// </summary>
    /// <remarks>All are called one after the other, so each leaves what takes long to others.</remarks>
    public IDisposable OnPulse(Action wake)
    {
        var listener = new Listener(this, wake);
        lock (_writing)
        {
            _listeners.Add(listener);
            _allListeners = null;
        }

        return listener;
    }

    /// <summary>Whether other servers may have published what this memory should have by now.</summary>
    /// <remarks>
    /// Not only without the database: a process that was frozen, or has just loaded for long, looks again only later.
    /// </remarks>
    public bool MayBeBehind(DateTimeOffset now) => AuthorityUnreachable || now - LookedAt > MayBeBehindAfter;

    /// <summary>Whatever the database had at this moment is here.</summary>
    internal void Looked(DateTimeOffset at)
    {
        lock (_writing)
        {
            var wasBehind = at - LookedAt > MayBeBehindAfter;
            Interlocked.Exchange(ref _lookedAt, at.UtcTicks);
            if (wasBehind)
            {
                Beat();
            }
        }
    }

    /// <summary>Shows <paramref name="entry"/> if it is newer than what is shown.</summary>
    /// <returns>What is shown now.</returns>
    internal CatalogEntry Advance(CatalogEntry entry)
    {
        lock (_writing)
        {
            if (Find(entry.Catalog) is { } shown && !IsNewer(entry, shown))
            {
                return shown;
            }

            Show(entry);
            RebaseSoon(entry);
            return entry;
        }
    }

    /// <summary>Changes the shown entry of a catalog without a new version.</summary>
    internal void Update(string catalog, Func<CatalogEntry, CatalogEntry> change)
    {
        lock (_writing)
        {
            if (Find(catalog) is { } shown && change(shown) is var changed && changed != shown)
            {
                Show(changed);
            }
        }
    }

    private static bool IsNewer(CatalogEntry entry, CatalogEntry shown) =>
        entry.State.Head.Position > shown.State.Head.Position;

    private static TaskCompletionSource<long> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Show(CatalogEntry entry)
    {
        Replace(entry);
        Beat();
    }

    // Otherwise each judgement would go through an overlay that may grow to an eighth of the catalog. What is published
    // meanwhile makes the work void; the next publication begins it again.
    private void RebaseSoon(CatalogEntry entry)
    {
        if (entry.State.IsRebaseDue && _rebasing.Add(entry.Catalog))
        {
            _ = Task.Run(() => Rebase(entry));
        }
    }

    private void Rebase(CatalogEntry entry)
    {
        var rebased = entry.State.Rebase();
        lock (_writing)
        {
            _rebasing.Remove(entry.Catalog);
            if (Find(entry.Catalog) is { } shown && ReferenceEquals(shown.State, entry.State))
            {
                // It says the same, so nobody is woken for it.
                Replace(shown.WithState(rebased));
            }
        }
    }

    private void Replace(CatalogEntry entry)
    {
        _entries = _entries.SetItem(entry.Catalog, entry);
        _all = new([.. _entries.Values]);
    }

    private void Beat()
    {
        var waiting = _next;
        _next = NewSource();
        waiting.SetResult(Interlocked.Increment(ref _pulse));
        if (_listeners.Count > 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(new Waking(_allListeners ??= [.. _listeners]), preferLocal: false);
        }
    }

    // Some at a time, each time behind the work that they leave to others. If all woke first, what the first of a
    // thousand had touched would be out of the processor's caches before it is sent.
    private sealed class Waking(Listener[] listeners) : IThreadPoolWorkItem
    {
        private const int AtOnce = 32;

        private int _next;

        public void Execute()
        {
            var end = Math.Min(_next + AtOnce, listeners.Length);
            while (_next < end)
            {
                listeners[_next++].Wake();
            }

            if (_next < listeners.Length)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }
    }

    private sealed class Listener(CatalogMemory memory, Action wake) : IDisposable
    {
        public void Wake() => wake();

        public void Dispose()
        {
            lock (memory._writing)
            {
                memory._listeners.Remove(this);
                memory._allListeners = null;
            }
        }
    }

    private sealed record ImmutableArrayHolder(ImmutableArray<CatalogEntry> Entries);
}
