using System.Collections;

namespace MasterData.Facts;

/// <summary>The ids of acts, each once, in ordinal order; equal by value.</summary>
internal sealed class ActIds : IReadOnlyList<string>, IEquatable<ActIds>
{
    private readonly string[] _ids;

    private ActIds(string[] ids) => _ids = ids;

    /// <summary>No act is recorded.</summary>
    public static ActIds None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _ids.Length;

    /// <inheritdoc/>
    public string this[int index] => _ids[index];

    /// <summary>These ids, sorted, without repetition.</summary>
    public static ActIds Of(IEnumerable<string> ids)
    {
        var sorted = ids.Distinct(StringComparer.Ordinal).ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted.Length is 0 ? None : new(sorted);
    }

    /// <inheritdoc/>
    public bool Equals(ActIds? other) => other is not null && _ids.AsSpan().SequenceEqual(other._ids);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActIds other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _ids.Length is 0 ? 0 : HashCode.Combine(_ids.Length, _ids[0]);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_ids).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
