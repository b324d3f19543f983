namespace MasterData.Facts;

/// <summary>Which whole history stated a fact.</summary>
internal enum FactMark
{
    /// <summary>None: a single operation stated it.</summary>
    None = 0,

    /// <summary>The operation <c>record</c>.</summary>
    Record = 1,

    /// <summary>The correction of a whole item.</summary>
    Item = 2,
}
