using MasterData.Changesets;
using MasterData.Facts;

namespace MasterData.Recording;

/// <summary>A stretch of a written history that is one thread under the code (rule 22).</summary>
internal sealed class Run(RecordedSlice first)
{
    /// <summary>The slices by start.</summary>
    public List<RecordedSlice> Slices { get; } = [first];

    /// <summary>The days on which the thread is cut into units.</summary>
    public List<DateOnly> Cuts { get; } = [];

    /// <summary>The first day.</summary>
    public DateOnly From => Slices[0].Slice.ValidFrom;

    /// <summary>The first day on which it is no more.</summary>
    public DateOnly To => Slices[^1].Slice.ValidTo;

    /// <summary>The code from which the thread comes; empty: it begins, or keeps how it came.</summary>
    public string RecodedFrom => Slices[0].RecodedFrom;

    /// <summary>The thread that bore the code at that time; null: none did.</summary>
    public Bearing? Match { get; set; }

    /// <summary>The thread; null until it is found, and if there is none.</summary>
    public string? Thread { get; set; }

    /// <summary>Whether it needs a thread that another history of the changeset may begin.</summary>
    public bool Waits => RecodedFrom.Length > 0 && Match is null;

    /// <summary>Whether a day lies in the time during which the matched thread bore the code.</summary>
    public bool MatchCovers(DateOnly day) => Match is { } match && match.Span.From <= day && day < match.Span.To;
}
