using MasterData.Versions;

namespace MasterData.Core.Following;

/// <summary>How memory follows the database.</summary>
internal sealed class FollowingOptions
{
    /// <summary>From which versions a copy can be resumed without loading the catalog whole.</summary>
    public LogRetention Retention { get; set; } = LogRetention.Usual;

    /// <summary>The longest time that a caller who has seen a later version waits for memory to reach it.</summary>
    public TimeSpan CatchUp { get; set; } = TimeSpan.FromSeconds(3);
}
