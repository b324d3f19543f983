namespace MasterData.Core.Redis;

/// <summary>What a comparison of Redis with memory came to.</summary>
/// <param name="IsMoved">A publication came in between: compare again.</param>
/// <param name="Fault">What differs; null: nothing does.</param>
internal readonly record struct CheckResult(bool IsMoved, string? Fault)
{
    /// <summary>Nothing differs.</summary>
    public static CheckResult Same => new(false, null);

    /// <summary>A publication came in between.</summary>
    public static CheckResult Moved => new(true, null);

    /// <summary>Something differs.</summary>
    public static CheckResult Differs(string fault) => new(false, fault);
}
