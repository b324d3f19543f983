using MasterData.Digests;

namespace MasterData.Core.Consumers;

/// <summary>What an instance of a system last reported of a catalog.</summary>
internal sealed class ConsumerRow
{
    /// <summary>The catalog.</summary>
    public required string Catalog { get; init; }

    /// <summary>The system: the id of the principal.</summary>
    public required string System { get; init; }

    /// <summary>The instance.</summary>
    public required string Instance { get; init; }

    /// <summary>The life that its version belongs to; empty: it has nothing.</summary>
    public required string Epoch { get; set; }

    /// <summary>The version that it uses; zero: nothing.</summary>
    public required long Version { get; set; }

    /// <summary>The digest of that version; null: not reported.</summary>
    public required Hash? Digest { get; set; }

    /// <summary>How fresh it knows that to be.</summary>
    public required CopyState State { get; set; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; set; }

    /// <summary>Why it does not use a newer version; empty: nothing is wrong.</summary>
    public required string Reason { get; set; }

    /// <summary>When it reported.</summary>
    public required DateTimeOffset LastSeen { get; set; }

    /// <summary>Takes over what a later report says.</summary>
    internal void Take(ConsumerRow later) =>
        (Epoch, Version, Digest, State, Source, Reason, LastSeen) =
        (later.Epoch, later.Version, later.Digest, later.State, later.Source, later.Reason, later.LastSeen);
}
