namespace MasterData.Facts;

/// <summary>The kinds of facts that the authority stores.</summary>
internal enum FactKind
{
    /// <summary>A unit begins in a thread. The key is its id.</summary>
    Unit = 1,

    /// <summary>A field has a value from the day on. The key is the field.</summary>
    State = 2,

    /// <summary>Territory went from the thread to the thread in the key.</summary>
    Leg = 3,

    /// <summary>The thread ends. The key is one of <see cref="Endings"/>.</summary>
    End = 4,

    /// <summary>The code in the key has another spelling. It has no thread and no day.</summary>
    Alias = 5,

    /// <summary>A legal act reads so. It has no thread and no day.</summary>
    Act = 6,

    /// <summary>The catalog describes itself so. It has no thread and no day.</summary>
    Catalog = 7,
}
