namespace MasterData.Facts;

/// <summary>The keys of a fact that ends a thread.</summary>
internal static class Endings
{
    /// <summary>It has no successor, for the reason in the value.</summary>
    public const string None = "none";

    /// <summary>Its successor is not recorded.</summary>
    public const string NotRecorded = "?";

    /// <summary>The legs say where it went. Only records and corrected items state it.</summary>
    public const string Legs = "legs";
}
