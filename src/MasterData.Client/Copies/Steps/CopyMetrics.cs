using System.Diagnostics.Metrics;

namespace MasterData.Client.Copies.Steps;

/// <summary>The measurements of the meter <c>MasterData.Client</c>, by <c>catalog</c>.</summary>
internal sealed class CopyMetrics : IDisposable
{
    private readonly Meter _meter = new("MasterData.Client");
    private readonly Counter<long> _steps;
    private readonly Counter<long> _unproved;

    public CopyMetrics(IReadOnlyCollection<CatalogCopy> copies)
    {
        _steps = _meter.CreateCounter<long>("masterdata.copy.steps", "{step}", "Steps that came, by kind.");
        _unproved = _meter.CreateCounter<long>("masterdata.copy.unproved", "{step}", "Steps that could not be proved.");
        _meter.CreateObservableGauge(
            "masterdata.copy.version", () =>
                copies.Select(copy => Of(copy, copy.Head?.Version ?? 0)), "{version}", "The version shown.");
        _meter.CreateObservableGauge(
            "masterdata.copy.age",
            () => copies.Where(copy => copy.Age is not null).Select(copy => Of(copy, copy.Age!.Value.TotalSeconds)),
            "s",
            "How long ago the server last said that this is the newest.");
        _meter.CreateObservableGauge(
            "masterdata.copy.live",
            () => copies.Select(copy => Of(copy, copy.State is CopyState.Live && copy.Reason is null ? 1 : 0)),
            "1",
            "Whether it is live and nothing is held back.");
        _meter.CreateObservableGauge(
            "masterdata.copy.unsaved",
            () => copies.Select(copy => Of(copy, copy.Unsaved is "" ? 0 : 1)),
            "1",
            "Whether it cannot be kept on disk.");
    }

    /// <summary>Counts a step.</summary>
    public void Step(string catalog, StepKind kind, CopySource source) =>
        _steps.Add(1, new("catalog", catalog), new("kind", Tag(kind)), new("source", source.Tag));

    /// <summary>Counts a step that could not be proved.</summary>
    public void Unproved(string catalog, CopySource source) =>
        _unproved.Add(1, new KeyValuePair<string, object?>("catalog", catalog), new("source", source.Tag));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static string Tag(StepKind kind) => kind switch
    {
        StepKind.Snapshot => "snapshot",
        StepKind.Delta => "delta",
        StepKind.Repair => "repair",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of step that nobody knows."),
    };

    private static Measurement<T> Of<T>(CatalogCopy copy, T value)
        where T : struct => new(value, new KeyValuePair<string, object?>("catalog", copy.Catalog));
}
