using MasterData.Client.Copies.Streams;
using MasterData.Items;
using MasterData.Versions;
using Microsoft.Extensions.Logging;

namespace MasterData.Client.Copies;

/// <summary>A local copy of one catalog, proved to equal the authority's at its version. Readers never wait.</summary>
public sealed partial class CatalogCopy
{
    private readonly CopyOwner _owner = new();
    private readonly Lock _writing = new();
    private readonly Freshness _freshness;
    private readonly Func<CatalogState, string?>? _accept;
    private volatile CatalogState? _state;
    private volatile CatalogState? _rejected;
    private int _rebasing;
    private bool _followsRedis;
    private TaskCompletionSource _next = NewSource();

    internal CatalogCopy(
        string catalog, Freshness freshness, Func<CatalogState, string?>? accept, TimeProvider time, ILogger logger) =>
        (Catalog, _freshness, _accept, _time, _logger) = (catalog, freshness, accept, time, logger);

    /// <summary>The id of the catalog.</summary>
    public string Catalog { get; }

    /// <summary>
    /// The id of the authority whose content this is, as the service said; empty: only Redis or a file brought it yet.
    /// </summary>
    /// <remarks>Content of another authority is not taken until <see cref="ForgetAuthority"/>.</remarks>
    public string Authority => _owner.Authority;

    /// <summary>How fresh it is.</summary>
    /// <remarks>A copy that rejected the newest version shows what is known to be old: it is not live.</remarks>
    public CopyState State =>
        _freshness.Of(_state is not null, FollowsRedis) is var state && state is CopyState.Live
            && (_rejected is not null || _owner.IsForeign)
            ? CopyState.Stale
            : state;

    /// <summary>How long ago the server last said that this is the newest; null: not since the start.</summary>
    public TimeSpan? Age => _freshness.Age;

    /// <summary>Where the content that it shows comes from.</summary>
    public CopySource Source { get; private set; }

    /// <summary>The reason why it does not show a newer version that came; null: it holds none back.</summary>
    public HoldReason? Reason { get; internal set; }

    /// <summary>
    /// Why the newest cannot be kept on disk, so that a restart would begin with an older one; empty: it can.
    /// </summary>
    public string Unsaved { get; internal set; } = "";

    /// <summary>The head; null while there is nothing to read.</summary>
    public CatalogHead? Head => _state?.Head;

    /// <summary>All documents of one version. Take it once for what must fit together.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to read yet.</exception>
    public CatalogState Snapshot =>
        _state ?? throw new InvalidOperationException($"The copy of {Catalog} has nothing to read yet.");

    /// <summary>
    /// Lets the next authority that the service names take the copy over, whatever its epoch; until then it stays.
    /// </summary>
    public void ForgetAuthority() => _owner.Begin("");

    /// <summary>Everything recorded of a code; null: no such code.</summary>
    public ItemDocument? Find(string code) => Snapshot.Find(code);

    /// <summary>Everything recorded of a code or alias; null: no such code.</summary>
    public ItemDocument? Resolve(string codeOrAlias) => Snapshot.Resolve(codeOrAlias);

    /// <summary>What a code or alias meant on a day; null: not in force.</summary>
    public Slice? On(string codeOrAlias, DateOnly day) => Resolve(codeOrAlias)?.On(day);

    /// <summary>The codes that have had this unit.</summary>
    public IReadOnlyCollection<string> CodesOfUnit(string unit) => Snapshot.CodesOfUnit(unit);

    /// <summary>The items that stand under a code on a day, in ordinal order of code.</summary>
    public IEnumerable<ItemDocument> ChildrenOf(string code, DateOnly day)
    {
        var snapshot = Snapshot;
        return snapshot.ChildrenOf(code)
            .Select(child => snapshot.Find(child)!)
            .Where(child => child.On(day)?.Parent == code)
            .OrderBy(child => child.Code, StringComparer.Ordinal);
    }

    /// <summary>The items that stand anywhere below a code on a day, parents before their children.</summary>
    public IEnumerable<ItemDocument> Under(string code, DateOnly day)
    {
        foreach (var child in ChildrenOf(code, day))
        {
            yield return child;
            foreach (var below in Under(child.Code, day))
            {
                yield return below;
            }
        }
    }

    /// <summary>Waits until the copy has a version, or is in a later life.</summary>
    public async Task WaitForVersionAsync(string epoch, long version, CancellationToken cancellationToken)
    {
        while (!Has(epoch, version, out var next))
        {
            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until there is something to read.</summary>
    public Task WaitForAnyAsync(CancellationToken cancellationToken) => WaitForVersionAsync("", 0, cancellationToken);

    internal CatalogState? Current => _state;

    internal void Begin(string authority) => _owner.Begin(authority);

    /// <summary>Whether the service that answers is this copy's; what another says of it is passed over.</summary>
    internal bool IsOf(string authority)
    {
        var refusal = _owner.Refusal(authority);
        Reason = refusal ?? Reason;
        return refusal is null;
    }

    /// <summary>Whether it shows what Redis has, which a moment ago was not older than this.</summary>
    internal bool FollowsRedis
    {
        get => Volatile.Read(ref _followsRedis); set => Volatile.Write(
        ref _followsRedis, value);
    }

    /// <summary>Whether a step onto it could not be proved: only a repair or the whole catalog leads on.</summary>
    internal bool MustBeReplaced { get; set; }

    /// <summary>The newest that was proved, shown or not: what the next step starts from.</summary>
    internal CatalogState? Received => _rejected ?? _state;

    /// <summary>Takes a proved state, and shows it if the program accepts it.</summary>
    internal bool Receive(
        CatalogState state,
        IReadOnlyCollection<string> keys,
        bool isWhole,
        CopySource source,
        string? authority = null)
    {
        if (CopyOwner.Refusal(state.Head, _time.GetUtcNow()) is { } tooFar)
        {
            Reason = tooFar;
            return false;
        }

        var takenOver = _owner.IsTakenOver(authority);
        if (!takenOver && Received is { } received && !IsLater(state.Head, received.Head))
        {
            return false;
        }

        if (Refusal(state) is { } refusal)
        {
            _rejected = state;
            Reason = new(HoldKind.Rejected, $"version {state.Head.Version} was rejected: {refusal}");
            return false;
        }

        // What was rejected meanwhile is new to those who read.
        var shown = _rejected is not null && _state is { } before ? state.KeysThatDiffer(before) : keys;
        _rejected = null;
        if (takenOver)
        {
            // Before anybody is told of the content: who is told asks whose it is.
            _owner.Begin(authority!);
        }

        if (!Show(state, shown, isWhole, source, takenOver))
        {
            return false;
        }

        if (state.IsRebaseDue)
        {
            _ = Task.Run(Rebase);
        }

        return true;
    }

    /// <summary>Shows a state, unless it is older than what is shown.</summary>
    internal bool Show(
        CatalogState state, IReadOnlyCollection<string> keys, bool isWhole, CopySource source, bool takenOver = false)
    {
        // Nobody begins to listen between a step and its telling: who sees a version is not told of it afterwards.
        lock (_telling)
        {
            TellDay();
            var before = _state?.Head;
            if (before is not null && !takenOver && !IsLater(state.Head, before))
            {
                return false;
            }

            lock (_writing)
            {
                _state = state;
                (Source, Reason) = (source, null);
                var waiting = _next;
                _next = NewSource();
                waiting.SetResult();
            }

            Tell(_changed, new CatalogChange(Catalog, before, state.Head, keys, isWhole));
            TellDay();
            return true;
        }
    }

    /// <summary>Puts the same content on a better footing where that is due, unless somebody is at it.</summary>
    /// <remarks>What changed meanwhile makes the work void: then it is done again, or nobody would.</remarks>
    internal void Rebase()
    {
        while (_state is { IsRebaseDue: true } state && Interlocked.Exchange(ref _rebasing, 1) is 0)
        {
            try
            {
                var rebased = state.Rebase();
                lock (_writing)
                {
                    _state = _state == state ? rebased : _state;
                }
            }
            finally
            {
                Volatile.Write(ref _rebasing, 0);
            }
        }
    }

    private string? Refusal(CatalogState state)
    {
        try
        {
            return _accept?.Invoke(state);
        }
#pragma warning disable CA1031 // Whatever goes wrong in the program's own check must not end the stream.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return $"{fault.GetType().Name}: {fault.Message}";
        }
    }

    internal static bool IsLater(CatalogHead head, CatalogHead before) => head.Position > before.Position;

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool Has(string epoch, long version, out Task next)
    {
        lock (_writing)
        {
            next = _next.Task;
            return _state?.Head is { } head && head.Position >= new Position(epoch, version);
        }
    }
}
