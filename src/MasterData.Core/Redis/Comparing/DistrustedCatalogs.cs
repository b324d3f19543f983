using System.Collections.Concurrent;

namespace MasterData.Core.Redis;

/// <summary>Catalogs of which Redis holds something else than memory: they are built anew with the next look.</summary>
internal sealed class DistrustedCatalogs
{
    private readonly ConcurrentDictionary<string, bool> _catalogs = new(StringComparer.Ordinal);

    /// <summary>Called when a catalog is added.</summary>
    public event Action? Added;

    /// <summary>Adds a catalog.</summary>
    public void Add(string catalog)
    {
        _catalogs[catalog] = true;
        Added?.Invoke();
    }

    /// <summary>Whether it was added since it was last asked for.</summary>
    public bool Take(string catalog) => _catalogs.TryRemove(catalog, out _);
}
