using System.Globalization;
using MasterData.Core.Versions;

namespace MasterData.Core.Catalogs;

/// <summary>What the answer of a request said beyond what the request asked for.</summary>
/// <param name="Version">The version that it made, or found.</param>
/// <param name="Stewards">Who were stewards.</param>
/// <param name="Approvers">Who were approvers.</param>
internal sealed record CatalogAnswer(long Version, IReadOnlyList<string> Stewards, IReadOnlyList<string> Approvers)
{
    /// <summary>As the answer of a request.</summary>
    public string Write() => string.Create(
        CultureInfo.InvariantCulture, $"{Version}\n{string.Join(' ', Stewards)}\n{string.Join(' ', Approvers)}");

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static CatalogAnswer Read(string answer)
    {
        var parts = answer.Split('\n');
        return new(long.Parse(parts[0], CultureInfo.InvariantCulture), Names(parts[1]), Names(parts[2]));
    }

    /// <summary>The first answer again.</summary>
    public async Task<CatalogView> SeenAsync(
        ReadPoints points, CatalogProposal wanted, CancellationToken cancellationToken)
    {
        var point = await points.ResolveAsync(
            wanted.Catalog, null, new(Version, Instant: null, Epoch: ""), cancellationToken);
        return wanted.Seen(point.Head, Stewards, Approvers);
    }

    private static string[] Names(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
