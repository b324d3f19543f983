using MasterData.Canonical;
using MasterData.Digests.Hashing;
using MasterData.Documents;

namespace MasterData.Digests;

/// <summary>
/// Some documents of one catalog with the leaves they make, so that hashing can be spread over cores.
/// </summary>
internal sealed class HashedDocuments
{
    // Below the least, waking a thread costs more than it saves; above the most, a core that is held up holds up the
    // others.
    private const int LeastShare = 32;
    private const int MostShare = 1024;
    private const int UsualBytes = 256;
    private const int UsualKeyBytes = 24;

    private HashedDocuments(Document[] documents, Leaf[] leaves) => (Documents, Leaves) = (documents, leaves);

    /// <summary>The documents, their lists in canonical order.</summary>
    public IReadOnlyList<Document> Documents { get; }

    /// <summary>A leaf for each document.</summary>
    public Leaf[] Leaves { get; }

    /// <summary>Hashes documents on all cores where there are many.</summary>
    /// <exception cref="ArgumentException">One of them is of no known kind or has no canonical form.</exception>
    public static IReadOnlyCollection<HashedDocuments> OfMany(string catalog, IEnumerable<Document> documents)
    {
        Document[] ordered = [.. documents.Select(DocumentOrder.Of)];
        var share = Math.Clamp((ordered.Length / Environment.ProcessorCount) + 1, LeastShare, MostShare);
        if (ordered.Length <= share)
        {
            return [Of(catalog, ordered.AsMemory())];
        }

        var parts = new HashedDocuments[(ordered.Length + share - 1) / share];
        try
        {
            Parallel.For(0, parts.Length, number => parts[number] = Of(
                catalog, ordered.AsMemory(number * share, Math.Min(share, ordered.Length - (number * share)))));
        }
        catch (AggregateException several) when (several.InnerExceptions is [ArgumentException first, ..])
        {
            throw new ArgumentException(first.Message, several);
        }

        return parts;
    }

    private static HashedDocuments Of(string catalog, Memory<Document> ordered)
    {
        var documents = new WrittenMessages(ordered.Length, ordered.Length * UsualBytes);
        var keys = new WrittenMessages(ordered.Length, ordered.Length * UsualKeyBytes);
        var names = new string[ordered.Length];
        foreach (var document in ordered.Span)
        {
            CanonicalForm.Write(documents.Writer, catalog, document);
            documents.Add();
            names[keys.Count] = document.Key;
            keys.Writer.Utf8Bytes(names[keys.Count]);
            keys.Add();
        }

        var (digests, places) = (documents.Hash(), keys.Hash());
        var leaves = new Leaf[ordered.Length];
        for (var number = 0; number < leaves.Length; number++)
        {
            var start = number * Hash.Length;
            leaves[number] = new(names[number], places[start], digests.AsMemory(start, Hash.Length));
        }

        return new(ordered.ToArray(), leaves);
    }
}
