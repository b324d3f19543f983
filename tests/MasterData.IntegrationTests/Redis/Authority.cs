using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Core.Redis;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Json;
using MasterData.Testing;
using MasterData.Versions;

namespace MasterData.IntegrationTests.Redis;

/// <summary>What the database is to the service: every version of a catalog, and what was in it.</summary>
internal sealed class Authority
{
    private static readonly DateTimeOffset Begin = new(2025, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _publishing = new();
    private volatile ImmutableDictionary<long, CacheSource> _versions = [];

    private volatile CacheSource _newest;

    /// <summary>Publishes version 1 with items 0 … <paramref name="items"/> − 1.</summary>
    public Authority(int items = 400, string? catalog = null, string? epoch = null)
    {
        Catalog = catalog ?? $"c{Guid.CreateVersion7():n}";
        _newest = new(
            CatalogState.Empty(Catalog, epoch ?? $"{Guid.CreateVersion7()}"), CatalogLog.Empty);
        Codes = [.. Enumerable.Range(0, items).Select(Code)];
        Publish([Content, .. Enumerable.Range(0, items).Select(number => Item(number, 1))]);
    }

    /// <summary>The id of the catalog.</summary>
    public string Catalog { get; }

    /// <summary>The codes of version 1.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>The newest version.</summary>
    public CacheSource Newest => _newest;

    private static CatalogContent Content => Samples.Catalog("Danh mục thử", new KindRule { Id = "xa" });

    /// <summary>The code of an item.</summary>
    public static string Code(int number) => $"{20_000 + number}";

    /// <summary>An item whose name and alias tell which version it is of.</summary>
    public static ItemDocument Item(int number, long version) =>
        Samples.Item(Code(number), $"Xã số {number} bản {version}", "xa", shortName: $"số {number} bản {version}")
            .With(slice => slice with { Reason = new string('x', 100) }) with
        {
            Aliases = [$"A{number}", $"B{number}.{version}"],
        };

    /// <summary>What there was at a version.</summary>
    public CacheSource At(long version) => _versions[version];

    /// <summary>Publishes new names of some items.</summary>
    public CacheSource Rename(params ReadOnlySpan<int> numbers)
    {
        lock (_publishing)
        {
            var next = _newest.State.Head.Version + 1;
            var changed = new List<Document>();
            foreach (var number in numbers)
            {
                changed.Add(Item(number, next));
            }

            return Publish(changed);
        }
    }

    /// <summary>Publishes a version.</summary>
    public CacheSource Publish(
        IReadOnlyCollection<Document> changed, IReadOnlyCollection<string>? removed = null, string? epoch = null)
    {
        lock (_publishing)
        {
            removed ??= [];
            var version = _newest.State.Head.Version + 1;
            var state = _newest.State.Next(changed, removed, Begin.AddSeconds(version), epoch);
            var log = _newest.Log.Add(LoggedVersion.Of(
                state.Head, [.. changed.Select(document => document.Key), .. removed]));
            var source = new CacheSource(version % 32 is 0 ? state.Rebase() : state, log);
            _versions = _versions.Add(version, source);
            _newest = source;
            return source;
        }
    }

    /// <summary>The document of a code at a version, as Redis should have it.</summary>
    public string? Json(string code, long version) =>
        At(version).State.Find(code) is { } item
            ? System.Text.Encoding.UTF8.GetString(DocumentJson.Write(Catalog, item)) : null;
}
