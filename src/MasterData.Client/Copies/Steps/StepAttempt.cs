using System.Diagnostics;
using MasterData.Versions;

namespace MasterData.Client.Copies.Steps;

/// <summary>An attempt to take a copy a step further, traced and counted the same way for every source.</summary>
internal sealed class StepAttempt : IDisposable
{
    private readonly CatalogCopy _copy;
    private readonly StepKind _kind;
    private readonly CopySource _source;
    private readonly CopyMetrics _metrics;
    private readonly Activity? _trace;

    /// <summary>Begins an attempt.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="kind">How it gets further.</param>
    /// <param name="source">The source of the step.</param>
    /// <param name="metrics">Counts the step.</param>
    /// <param name="began">When the first part of the step came; null: now.</param>
    public StepAttempt(
        CatalogCopy copy, StepKind kind, CopySource source, CopyMetrics metrics, DateTimeOffset? began = null)
    {
        (_copy, _kind, _source, _metrics) = (copy, kind, source, metrics);
        _trace = CopyTraces.Begin(IsWhole ? "load" : "apply", copy.Catalog, began);
        _trace.From(source.Tag);
    }

    private bool IsWhole => _kind is StepKind.Snapshot;

    /// <summary>Gives the copy the state that was proved.</summary>
    /// <param name="state">The state.</param>
    /// <param name="keys">The keys of the documents that the step touched.</param>
    /// <param name="gate">Decides whether the copy may take it, and then calls what it is given; null: it may.</param>
    /// <param name="authority">The authority that says it; null: nobody who knows.</param>
    public void Succeed(
        CatalogState state,
        IReadOnlyCollection<string> keys,
        Action<Action>? gate = null,
        string? authority = null)
    {
        _trace.Reached(state.Head, IsWhole ? state.Head.Count : keys.Count);
        _metrics.Step(_copy.Catalog, _kind, _source);
        gate ??= static give => give();
        gate(() => _copy.Receive(state, keys, IsWhole, _source, authority));
    }

    /// <summary>Notes that the step cannot be proved; the copy stays as it is.</summary>
    public void Fail(Exception fault)
    {
        _trace.Failed(fault);
        _metrics.Unproved(_copy.Catalog, _source);
    }

    /// <inheritdoc/>
    public void Dispose() => _trace?.Dispose();
}
