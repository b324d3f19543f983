namespace MasterData.EndToEndTests.Faults.History;

/// <summary>One line of a recorded history.</summary>
internal sealed record HistoryEvent
{
    /// <summary>When, by the clock of the machine.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Consumer { get; init; }

    /// <summary>What happened.</summary>
    public required HistoryKind Kind { get; init; }

    /// <summary>How often the consumer has started before.</summary>
    public int Life { get; init; }

    /// <summary>How often it has connected in this life.</summary>
    public int Stream { get; init; }

    /// <summary>The catalog.</summary>
    public string Catalog { get; init; } = "";

    /// <summary>The epoch of <see cref="To"/>.</summary>
    public string Epoch { get; init; } = "";

    /// <summary>The version before; null: none, or the catalog was loaded whole.</summary>
    public long? From { get; init; }

    /// <summary>The version now; zero: none.</summary>
    public long To { get; init; }

    /// <summary>The digest of <see cref="To"/>, in hexadecimal.</summary>
    public string Digest { get; init; } = "";

    /// <summary>Whether the digest was proved.</summary>
    public bool Proved { get; init; } = true;

    /// <summary>How fresh the consumer said that it was.</summary>
    public string State { get; init; } = "";

    /// <summary>The hash of each document that was read, by its key; empty where there is none.</summary>
    public IReadOnlyDictionary<string, string> Read { get; init; } = new Dictionary<string, string>();

    /// <summary>Anything else.</summary>
    public string Note { get; init; } = "";
}
