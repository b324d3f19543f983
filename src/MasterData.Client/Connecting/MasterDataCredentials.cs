namespace MasterData.Client.Connecting;

/// <summary>Who calls: the holder of an API key, or nobody.</summary>
public sealed class MasterDataCredentials
{
    private readonly string? _key;

    private MasterDataCredentials(string? key) => _key = key;

    /// <summary>No key: enough for redeeming a setup token only.</summary>
    public static MasterDataCredentials None { get; } = new(null);

    /// <summary>Whether there is no key.</summary>
    public bool IsNone => _key is null;

    internal string? Header => _key is null ? null : $"Bearer {_key}";

    /// <summary>The holder of <paramref name="key"/>, <c>md_…</c>.</summary>
    /// <exception cref="ArgumentException">The key is empty or holds what no header can carry.</exception>
    public static MasterDataCredentials ApiKey(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var trimmed = key.Trim();
        return trimmed.All(character => character is > ' ' and <= '~')
            ? new(trimmed)
            : throw new ArgumentException("A key has no blanks and no letters beyond ASCII.", nameof(key));
    }

    /// <summary>Says whether there is a key, never which.</summary>
    public override string ToString() => IsNone ? "no key" : "md_…";
}
