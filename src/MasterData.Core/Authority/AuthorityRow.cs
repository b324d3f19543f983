namespace MasterData.Core.Authority;

/// <summary>Who this authority is: the only row of its table, made with the database.</summary>
internal sealed class AuthorityRow
{
    /// <summary>The key of the only row.</summary>
    public const int OnlyKey = 1;

    /// <summary>Always <see cref="OnlyKey"/>, so that there is never a second row.</summary>
    public int Key { get; init; } = OnlyKey;

    /// <summary>Sixteen random bytes, as lowercase hexadecimal digits.</summary>
    public required string Id { get; set; }

    /// <summary>The key of its signatures. It never leaves the database and stands in no log.</summary>
    public required byte[] MacKey { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; set; }
}
