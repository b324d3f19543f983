namespace MasterData.Digests.Hashing;

/// <summary>
/// A 32-bit word of each of several messages, side by side in one register: what is done to it is done to all.
/// </summary>
/// <typeparam name="T">The type itself.</typeparam>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>Whether this processor has the instructions.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>How many messages there are: a multiple of 4.</summary>
    static abstract int Count { get; }

    /// <summary>
    /// The blocks at hand of a quarter of the messages, of lanes <paramref name="first"/>, + 4, + 8 …: four words,
    /// big-endian, from byte 0, 16, 32 and 48 of each.
    /// </summary>
    static abstract (T At0, T At16, T At32, T At48) Rows(ReadOnlySpan<Lane> lanes, int first);

    /// <summary>
    /// Four times four words, of the same place in <see cref="Rows"/> from 0 to 3, by word: the first of all lanes, the
    /// second …
    /// </summary>
    static abstract (T Word0, T Word1, T Word2, T Word3) Turned(T first, T second, T third, T fourth);

    /// <summary>The sum modulo 2³².</summary>
    static abstract T operator +(T left, T right);

    /// <summary>
    /// A round of the standard, but for the names: they move by one from round to round, the words stay where they are,
    /// so that <paramref name="h"/> is the next round's a, and <paramref name="d"/> its e.
    /// </summary>
    static abstract void Round(T a, T b, T c, ref T d, T e, T f, T g, ref T h, T word, uint constant);

    /// <summary>The word of the schedule that is 16 after <paramref name="word"/>, in its place.</summary>
    static abstract void Extend(ref T word, T second, T tenth, T fifteenth);
}
