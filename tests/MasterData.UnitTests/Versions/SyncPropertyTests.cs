using CsCheck;
using MasterData.Canonical;
using MasterData.Digests;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Json;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;

namespace MasterData.UnitTests.Versions;

public sealed class SyncPropertyTests
{
    private const long Times = 300;

    [Fact]
    public void Canonical_OfAnyDocument_ComesBackExactly() => GenerateDocuments.Any.Sample(
        document =>
        {
            var bytes = CanonicalForm.Write(SampleCatalog.Id, document);
            var read = CanonicalForm.Read(SampleCatalog.Id, document.Key, bytes);
            return bytes.SequenceEqual(CanonicalForm.Write(SampleCatalog.Id, read)) && SameJson(document, read);
        },
        iter: Times);

    [Fact]
    public void Json_OfAnyDocument_ComesBackExactly() => GenerateDocuments.Any.Sample(
        document =>
        {
            var read = DocumentJson.Read(DocumentJson.Write(SampleCatalog.Id, document));
            var bytes = CanonicalForm.Write(SampleCatalog.Id, document);
            return bytes.SequenceEqual(CanonicalForm.Write(SampleCatalog.Id, read)) && SameJson(document, read);
        },
        iter: Times);

    [Fact]
    public void Digest_AfterAnyPublications_EqualsThatOfAllDocuments() => GenerateDocuments.Publications.Sample(
        publications =>
        {
            var published = new Publishings(publications);

            var loaded = CatalogState.Load(published.Last.Head, published.Documents.Values);

            Assert.Equal(published.Documents.Count, published.Last.Head.Count);
            Assert.All(Enumerable.Range(0, 256), b => Assert.Equal(loaded.Bucket(b), published.Last.Bucket(b)));
            AssertSame(loaded, published.Last);
        },
        iter: Times);

    [Fact]
    public void Apply_OfTheDeltaFromAnyVersion_GivesTheState() =>
        Gen.Select(GenerateDocuments.Publications, Gen.Int[0, 100], Gen.Int[0, 100]).Sample(
            (publications, first, second) =>
            {
                var published = new Publishings(publications);
                var to = first % published.States.Count;
                var from = second % (to + 1);
                if (from == to)
                {
                    return;
                }

                var (old, state) = (published.States[from], published.States[to]);
                var delta = state.DeltaFrom(published.Log, old.Head.Version);

                AssertSame(state, old.Apply(delta));
                AssertSame(state, old.Rebase().Apply(delta));
                AssertSame(state, old.Apply(state.DeltaFrom(old)));
            },
            iter: Times);

    [Fact]
    public void Repair_ByTheBucketsThatDiffer_GivesAnyStateFromAnyOther() =>
        Gen.Select(GenerateDocuments.Publications, Gen.Int[0, 100], Gen.Int[0, 100]).Sample(
            (publications, first, second) =>
            {
                var published = new Publishings(publications);
                var to = published.States[first % published.States.Count];
                var from = published.States[second % published.States.Count];
                int[] buckets = [.. Enumerable.Range(0, 256).Where(
                    bucket => to.Bucket(bucket) != from.Buckets[bucket])];

                AssertSame(to, from.Repair(to.Head, buckets, [.. to.DocumentsOf(buckets)]));

                var documents = from.Documents.Concat(to.Documents).GroupBy(document => document.Key);
                Assert.Equal(
                    documents.Where(same => same.Count() is 1 || !Equals(Bytes(same.First()), Bytes(same.Last())))
                        .Select(same => same.Key).Order(StringComparer.Ordinal),
                    to.KeysThatDiffer(from));
            },
            iter: Times);

    [Fact]
    public void Repair_WithADocumentMissing_IsRefused() => GenerateDocuments.Publications.Sample(
        publications =>
        {
            var published = new Publishings(publications);
            int[] all = [.. Enumerable.Range(0, 256)];
            Document[] documents = [.. published.Last.Documents.Where(document => document.Key is not "catalog")];
            if (documents.Length > 0)
            {
                Assert.Throws<DigestMismatchException>(
                    () => published.States[0].Repair(published.Last.Head, all, documents[1..]));
            }
        },
        iter: Times);

    private static string Bytes(Document document) =>
        Convert.ToHexString(CanonicalForm.Write(SampleCatalog.Id, document));

    [Fact]
    public void Merge_OfAllDeltas_EqualsTheSequence() => GenerateDocuments.Publications.Sample(
        publications =>
        {
            var published = new Publishings(publications);
            var deltas = published.States.Skip(1)
                .Select(state => state.DeltaFrom(published.Log, state.Head.Version - 1)).ToArray();

            var merged = deltas.Aggregate(CatalogDelta.Merge);
            var direct = published.Last.DeltaFrom(published.Log, 1);

            Assert.Equal(direct.Changed, merged.Changed);
            Assert.Equal(direct.Removed, merged.Removed);
            AssertSame(deltas.Aggregate(published.States[0], (state, delta) => state.Apply(delta)), published.Last);
            AssertSame(published.States[0].Apply(merged), published.Last);
        },
        iter: Times);

    [Fact]
    public void Rebase_OfAnyState_ChangesNothingVisible() => GenerateDocuments.Publications.Sample(
        publications =>
        {
            var published = new Publishings(publications);

            AssertSame(published.Last, published.Last.Rebase());
            AssertNaive(published.Documents, published.Last.Rebase());
        },
        iter: Times);

    [Fact]
    public void Queries_AfterAnyPublications_EqualAScanOfAllDocuments() => GenerateDocuments.Publications.Sample(
        publications =>
        {
            var published = new Publishings(publications);

            AssertNaive(published.Documents, published.Last);
        },
        iter: Times);

    [Fact]
    public void States_AfterLaterPublications_AreAsTheyWere() => GenerateDocuments.Publications.Sample(
        publications =>
        {
            var published = new Publishings(publications);

            Assert.All(published.States, state => AssertSame(CatalogState.Load(state.Head, state.Documents), state));
        },
        iter: Times / 3);

    private static bool SameJson(Document left, Document right) =>
        DocumentJson.Write(SampleCatalog.Id, left).SequenceEqual(DocumentJson.Write(SampleCatalog.Id, right));

    private static void AssertSame(CatalogState expected, CatalogState actual)
    {
        Assert.Equal(expected.Head, actual.Head);
        Assert.Equal(
            expected.Documents.Select(document => document.Key), actual.Documents.Select(document => document.Key));
        Assert.All(expected.Documents.Zip(actual.Documents), pair => Assert.True(SameJson(pair.First, pair.Second)));
    }

    private static void AssertNaive(SortedDictionary<string, Document> documents, CatalogState state)
    {
        var items = documents.Values.OfType<ItemDocument>().ToArray();
        Assert.Equal(documents.Values, state.Documents);
        Assert.Equal(items, state.Items);
        foreach (var code in Enumerable.Range(0, 26).Select(number => $"{number:00}").Append(""))
        {
            Assert.Same(documents.GetValueOrDefault(DocumentKey.OfItem(code)), state.Find(code));
            Assert.Equal(Codes(slice => slice.Parent == code), state.ChildrenOf(code));
            Assert.All(["@0", "@1", "@2"], end => Assert.Equal(
                Codes(s => s.Unit == code + end), state.CodesOfUnit(code + end)));
            Assert.All(["-0", "-1", "-2"], end => Assert.Equal(
                items.FirstOrDefault(item => item.Aliases.Contains(code + end))?.Code, state.CodeOfAlias(code + end)));
        }

        IEnumerable<string> Codes(Func<Slice, bool> has) =>
            items.Where(item => item.Slices.Any(has)).Select(item => item.Code);
    }
}
