namespace MasterData.Client.Copies;

/// <summary>How fresh a local copy is.</summary>
public enum CopyState
{
    /// <summary>There is nothing to read yet.</summary>
    Initializing,

    /// <summary>There is a copy, proved but perhaps old; it is being brought up.</summary>
    CatchingUp,

    /// <summary>The copy has everything that was published a moment ago.</summary>
    Live,

    /// <summary>
    /// The server is there but has not said for three heartbeats, or cannot know itself, what is newest; or it is not
    /// there and the copy follows Redis, which cannot say it.
    /// </summary>
    Stale,

    /// <summary>Neither the server nor Redis can be reached; the copy is the last that was proved.</summary>
    Offline,
}
