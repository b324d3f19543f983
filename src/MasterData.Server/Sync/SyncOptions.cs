using System.ComponentModel.DataAnnotations;
using MasterData.Versions;

namespace MasterData.Server.Sync;

/// <summary>The settings of the section <c>Sync</c>.</summary>
internal sealed class SyncOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Sync";

    /// <summary>The most seconds between two bookmarks. At most 5: that is promised.</summary>
    [Range(0.01, 5)]
    public double BookmarkSeconds { get; init; } = 5;

    /// <summary>
    /// The most seconds that a caller may take for one message; looked at before the next message or bookmark.
    /// </summary>
    [Range(0.01, 3600)]
    public double StalledSeconds { get; init; } = 60;

    /// <summary>The most seconds that a caller waits for a memory that is behind it.</summary>
    [Range(0, 60)]
    public double CatchUpSeconds { get; init; } = 3;

    /// <summary>The most seconds that a stream may take to end when the server stops.</summary>
    [Range(0.01, 4)]
    public double DrainSeconds { get; init; } = 2;

    /// <summary>Over how many seconds the watchers of a stopping server come back.</summary>
    [Range(0, 600)]
    public double ReconnectSpreadSeconds { get; init; } = 2;

    /// <summary>How many MiB of encoded snapshots and deltas are kept.</summary>
    [Range(1, 65_536)]
    public int EncodedCacheMiB { get; init; } = 32;

    /// <summary>How many snapshots are sent at a time. Zero: twice the number of processors.</summary>
    [Range(0, 10_000)]
    public int Snapshots { get; init; }

    /// <summary>The most seconds that a caller may take for one whole snapshot or repair.</summary>
    [Range(0.01, 86_400)]
    public double SnapshotSeconds { get; init; } = 120;

    /// <summary>From how many of the newest versions of a catalog a copy is resumed without loading it whole.</summary>
    [Range(1, 1_000_000)]
    public int RetainedVersions { get; init; } = LogRetention.Usual.Versions;

    /// <summary>How many days before the newest version the oldest such version may have been published.</summary>
    [Range(1, 36_500)]
    public int RetainedDays { get; init; } = LogRetention.Usual.Age.Days;

    public LogRetention Retention => new(RetainedVersions, TimeSpan.FromDays(RetainedDays));

    /// <summary>How many streams one consumer may have open on this server, over all of its instances.</summary>
    [Range(1, 1_000_000)]
    public int StreamsPerConsumer { get; init; } = 5000;

    public TimeSpan Bookmark => TimeSpan.FromSeconds(BookmarkSeconds);

    /// <summary>
    /// After how long a bookmark goes with a step: a little sooner, since alone it costs as much as the step.
    /// </summary>
    public TimeSpan BookmarkWithStep => Bookmark * 0.9;

    public TimeSpan Stalled => TimeSpan.FromSeconds(StalledSeconds);

    public TimeSpan Snapshot => TimeSpan.FromSeconds(SnapshotSeconds);

    public TimeSpan CatchUp => TimeSpan.FromSeconds(CatchUpSeconds);

    public TimeSpan Drain => TimeSpan.FromSeconds(DrainSeconds);

    public TimeSpan ReconnectSpread => TimeSpan.FromSeconds(ReconnectSpreadSeconds);
}
