using System.Collections.Immutable;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Versions;

namespace MasterData.Client.Testing;

/// <summary>
/// An authority in the memory of a test. The copies that it feeds are the real ones: what it publishes reaches them in
/// the messages of the protocol, and is proved by its digest.
/// </summary>
/// <example><code>
/// var authority = new InMemoryAuthority();
/// authority.Publish("admin-units", draft => draft.Item("48", "Thành phố Đà Nẵng"));
/// await using var copies = await authority.StartCopiesAsync(["admin-units"], cancellationToken);
/// </code></example>
/// <remarks>It may be used by several threads. Nothing of it needs to be disposed.</remarks>
public sealed class InMemoryAuthority
{
    private readonly Lock _lock = new();
    private AuthorityCondition _condition;
    private ImmutableDictionary<string, PublishedCatalog> _catalogs =
        ImmutableDictionary.Create<string, PublishedCatalog>(StringComparer.Ordinal);

    private TaskCompletionSource _changed = NewSource();

    /// <summary>An authority without a catalog.</summary>
    /// <param name="clock">
    /// The clock of the test, on which days begin and copies grow old; null: the machine's. Waits are not bound to it:
    /// copies connect and are told at once, whether or not it moves.
    /// </param>
    public InMemoryAuthority(TimeProvider? clock = null)
    {
        Time = new ShortenedWaits(clock ?? TimeProvider.System);
        Channel = MasterDataChannel.Over(new("http://in-memory.invalid"), new InMemoryInvoker(this));
    }

    /// <summary>The way to it, for <see cref="CatalogCopies.Start"/> with options of your own.</summary>
    public MasterDataChannel Channel { get; }

    /// <summary>The clock for <see cref="CatalogCopies.Start"/>: the one it was given, with short waits.</summary>
    public TimeProvider Time { get; }

    /// <summary>How it behaves from now on.</summary>
    public AuthorityCondition Condition
    {
        get => Look().Condition;
        set
        {
            lock (_lock)
            {
                _condition = value;
                Tell();
            }
        }
    }

    /// <summary>The newest version of a catalog.</summary>
    /// <exception cref="KeyNotFoundException">It was never published.</exception>
    public CatalogState this[string catalog] => Look().Catalogs.GetValueOrDefault(catalog)?.State
        ?? throw new KeyNotFoundException($"{catalog} was never published.");

    /// <summary>Publishes the next version of a catalog: the first one makes it.</summary>
    /// <returns>The head of that version, to wait for: <see cref="CopyWaiting.WaitForAsync"/>.</returns>
    /// <exception cref="ArgumentException">The draft contradicts itself or what was published.</exception>
    public CatalogHead Publish(string catalog, Action<CatalogDraft> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(catalog);
        ArgumentNullException.ThrowIfNull(write);
        lock (_lock)
        {
            var before = _catalogs.GetValueOrDefault(catalog);
            var draft = new CatalogDraft(before?.State ?? CatalogState.Empty(catalog, EpochOf(1)));
            write(draft);
            return Add(draft.Publish(Now()), before?.Log ?? CatalogLog.Empty, draft.Keys);
        }
    }

    /// <summary>
    /// Begins a new life of a catalog, as a restored backup does: the same content, or what the draft makes of it.
    /// </summary>
    /// <returns>The head of its first version.</returns>
    /// <exception cref="KeyNotFoundException">It was never published.</exception>
    public CatalogHead BeginEpoch(string catalog, Action<CatalogDraft>? write = null)
    {
        lock (_lock)
        {
            var draft = new CatalogDraft(this[catalog]);
            write?.Invoke(draft);
            return Add(draft.Publish(Now(), NextEpoch(this[catalog].Head.Epoch)), CatalogLog.Empty, draft.Keys);
        }
    }

    /// <summary>Starts copies, and waits until each of them shows the newest version.</summary>
    /// <exception cref="KeyNotFoundException">One of <paramref name="catalogs"/> was never published.</exception>
    public async Task<CatalogCopies> StartCopiesAsync(
        IReadOnlyList<string> catalogs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalogs);
        CatalogHead[] heads = [.. catalogs.Select(catalog => this[catalog].Head)];
        var copies = CatalogCopies.Start(Channel, new() { Catalogs = catalogs }, Time);
        foreach (var head in heads)
        {
            await copies[head.Catalog].WaitForAsync(head, cancellationToken).ConfigureAwait(false);
        }

        return copies;
    }

    /// <summary>What there is now.</summary>
    internal AuthorityView Look() => Read(view => view);

    /// <summary>
    /// Reads what there is now, while nothing changes: what a stream says is said before the next order of the test.
    /// </summary>
    internal T Read<T>(Func<AuthorityView, T> read)
    {
        lock (_lock)
        {
            return read(new(_condition, _catalogs, _changed.Task));
        }
    }

    private CatalogHead Add(CatalogState state, CatalogLog log, IEnumerable<string> keys)
    {
        _catalogs = _catalogs.SetItem(state.Head.Catalog, PublishedCatalog.Of(state, log, keys));
        Tell();
        return state.Head;
    }

    private void Tell()
    {
        var waiting = _changed;
        _changed = NewSource();
        waiting.SetResult();
    }

    // Heads have whole microseconds.
    private DateTimeOffset Now()
    {
        var now = Time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    // Lives in the order of their numbers, the same in each run of a test: so its digests are the same too.
    private static string EpochOf(long number) => $"00000000-0000-7000-8000-{number:x12}";

    private static string NextEpoch(string epoch) =>
        EpochOf(long.Parse(epoch.AsSpan(24), System.Globalization.NumberStyles.HexNumber, null) + 1);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
