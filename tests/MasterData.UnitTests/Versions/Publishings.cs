using MasterData.Documents;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;

namespace MasterData.UnitTests.Versions;

/// <summary>A sequence of publications, done in all the ways that must come to the same.</summary>
internal sealed class Publishings
{
    private static readonly DateTimeOffset Start = new(2025, 7, 1, 0, 0, 0, TimeSpan.Zero);

    public Publishings(IReadOnlyList<Publication> publications)
    {
        var state = CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch).Next([SampleCatalog.Content], [], Start);
        Add(state, new([SampleCatalog.Content], []));
        Documents[SampleCatalog.Content.Key] = SampleCatalog.Content;
        foreach (var publication in publications)
        {
            state = state.Next(publication.Changed, publication.Removed, Start.AddDays(state.Head.Version));
            Add(state, publication);
        }
    }

    /// <summary>The states, version 1 first.</summary>
    public List<CatalogState> States { get; } = [];

    public CatalogState Last => States[^1];

    public CatalogLog Log { get; private set; } = CatalogLog.Empty;

    /// <summary>The documents at the end, kept in the plainest way.</summary>
    public SortedDictionary<string, Document> Documents { get; } = new(StringComparer.Ordinal);

    private void Add(CatalogState state, Publication publication)
    {
        States.Add(state);
        Log = Log.Add(LoggedVersion.Of(state.Head, publication.Keys));
        foreach (var document in publication.Changed)
        {
            Documents[document.Key] = document;
        }

        foreach (var key in publication.Removed)
        {
            Documents.Remove(key);
        }
    }
}
