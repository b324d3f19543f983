namespace MasterData.Digests;

/// <summary>32 bytes of SHA-256.</summary>
public readonly struct Hash : IEquatable<Hash>
{
    /// <summary>The length in bytes.</summary>
    public const int Length = 32;

    private readonly byte[]? _bytes;

    /// <summary>Keeps <paramref name="bytes"/>, which the caller no longer changes.</summary>
    /// <exception cref="ArgumentException">There are not 32 bytes.</exception>
    public Hash(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        _bytes = bytes.Length is Length ? bytes : throw new ArgumentException("Not 32 bytes.", nameof(bytes));
    }

    /// <summary>32 zero bytes.</summary>
    public static Hash Zero => default;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _bytes ?? Zeros;

    private static ReadOnlySpan<byte> Zeros =>
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Reads 64 hexadecimal digits.</summary>
    public static Hash Parse(string hex) => new(Convert.FromHexString(hex));

    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <returns>Whether <paramref name="hex"/> is of that form.</returns>
    public static bool TryParse(string? hex, out Hash hash)
    {
        var bytes = new byte[Length];
        hash = Zero;
        if (hex?.Length != Length * 2
            || Convert.FromHexString(hex, bytes, out _, out _) is not System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        hash = new(bytes);
        return true;
    }

    /// <summary>Whether both have the same bytes.</summary>
    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    /// <summary>Whether a byte differs.</summary>
    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Hash other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(Span);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(Span);
}
