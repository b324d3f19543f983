namespace MasterData.EndToEndTests.Faults.History;

/// <summary>What happened.</summary>
internal enum HistoryKind
{
    /// <summary>A consumer began a life, with what its disk had.</summary>
    Started,

    /// <summary>The server told the consumer to load a catalog anew.</summary>
    Resync,

    /// <summary>A consumer took a step to a version, or was sent one that it could not prove.</summary>
    Step,

    /// <summary>The server said what is the newest.</summary>
    Bookmark,

    /// <summary>Somebody read.</summary>
    Read,

    /// <summary>Somebody was told that a code does not exist which always did.</summary>
    Denied,

    /// <summary>A fault began or ended.</summary>
    Fault,
}
