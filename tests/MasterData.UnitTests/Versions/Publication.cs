using MasterData.Documents;

namespace MasterData.UnitTests.Versions;

/// <summary>Documents to publish and keys to remove, each key once.</summary>
internal sealed record Publication(IReadOnlyList<Document> Changed, IReadOnlyList<string> Removed)
{
    public static Publication Of(Document[] changed, string[] removed)
    {
        var once = changed.DistinctBy(document => document.Key).ToArray();
        return new(once, [.. removed.Distinct().Except(once.Select(document => document.Key))]);
    }

    public IEnumerable<string> Keys => Changed.Select(document => document.Key).Concat(Removed);

    // What CsCheck prints when a property fails, besides the seed.
    public override string ToString() =>
        $"+[{string.Join(' ', Changed.Select(d => d.Key))}] -[{string.Join(' ', Removed)}]";
}
