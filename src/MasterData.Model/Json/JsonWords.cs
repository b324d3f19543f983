using System.Collections.Frozen;

namespace MasterData.Json;

/// <summary>The words that stand for the values of an enum.</summary>
internal sealed class JsonWords<T>(params (T Value, string Word)[] words)
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> _words = words.ToFrozenDictionary(
        pair => pair.Value, pair => pair.Word);

    private readonly FrozenDictionary<string, T> _values =
        words.ToFrozenDictionary(pair => pair.Word, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The word for a value.</summary>
    public string Of(T value) =>
        _words.GetValueOrDefault(value) ?? throw new ArgumentOutOfRangeException(nameof(value), value, "Not set.");

    /// <summary>The value that a word stands for.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public T Read(string word) =>
        _values.TryGetValue(word, out var value)
            ? value
            : throw new InvalidDataException($"'{word}' is no {typeof(T).Name}.");
}
