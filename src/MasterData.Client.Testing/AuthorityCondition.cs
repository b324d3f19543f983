namespace MasterData.Client.Testing;

/// <summary>How an authority in memory behaves towards its copies.</summary>
public enum AuthorityCondition
{
    /// <summary>It publishes and says all the time that there is nothing newer: copies are <c>Live</c>.</summary>
    Up,

    /// <summary>It answers but cannot know itself what is newest: copies are <c>Stale</c> at once.</summary>
    WithoutDatabase,

    /// <summary>The line is open and nothing comes: copies are <c>Stale</c> after <c>StaleAfter</c>.</summary>
    Silent,

    /// <summary>
    /// It cannot be reached: copies are <c>CatchingUp</c>, and <c>Offline</c> after <c>StaleAfter</c>.
    /// </summary>
    Down,
}
