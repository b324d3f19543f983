using System.Globalization;

namespace MasterData.Testing;

/// <summary>A version of a life, as <c>#meta</c> and the hints write it: <c>epoch|version</c>.</summary>
public sealed record ContractVersion(string Epoch, long Version)
{
    /// <summary>Reads <c>epoch|version</c>.</summary>
    public static ContractVersion Parse(string meta)
    {
        var bar = meta.IndexOf('|', StringComparison.Ordinal);
        return new(meta[..bar], long.Parse(meta[(bar + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary>Whether this comes before <paramref name="other"/>, which may be unknown.</summary>
    public bool IsBefore(ContractVersion? other) => other is not null
        && (string.CompareOrdinal(Epoch, other.Epoch) is var epoch and not 0 ? epoch < 0 : Version < other.Version);
}
