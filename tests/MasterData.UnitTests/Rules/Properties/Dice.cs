namespace MasterData.UnitTests.Facts.Properties;

/// <summary>
/// Choices from the numbers that a generator gave; when they are used up, from numbers that follow from them.
/// </summary>
internal sealed class Dice(IReadOnlyList<int> numbers)
{
    private uint _state = (uint)(numbers.Count > 0 ? numbers[^1] : 0) + 1;
    private int _next;

    /// <summary>A number from zero, below a limit.</summary>
    public int Below(int limit) => Next() % limit;

    /// <summary>Whether a chance of so many in a hundred comes true.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of several.</summary>
    public T Pick<T>(params IReadOnlyList<T> items) => items[Below(items.Count)];

    private int Next()
    {
        if (_next < numbers.Count)
        {
            return numbers[_next++];
        }

        // Xorshift: any sequence does that follows from the numbers alone.
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state >> 1);
    }
}
