using System.Text;
using System.Text.Json;
using MasterData.Digests;
using MasterData.Documents;
using MasterData.Json;
using MasterData.Versions;
using StackExchange.Redis;

namespace MasterData.Testing;

/// <summary>A whole catalog read from Redis: head, chunks, deltas, digest.</summary>
/// <param name="Version">The version of the head.</param>
/// <param name="State">The documents, proved.</param>
public sealed record ContractCopy(ContractVersion Version, CatalogState State)
{
    /// <summary>Reads what <paramref name="head"/> lists; null where a part is missing.</summary>
    /// <exception cref="DigestMismatchException">Everything was there, and it was wrong.</exception>
    internal static async Task<ContractCopy?> ReadAsync(IDatabase redis, string catalog, ContractHead head)
    {
        var documents = new SortedDictionary<string, Document>(StringComparer.Ordinal);
        for (var number = 0; number < head.Chunks; number++)
        {
            var chunk = await redis.StringGetAsync($"md:{{{catalog}}}:s:{head.Generation}:{number}");
            if (chunk.IsNull || !Add(documents, chunk, "documents", catalog, head, head.Base))
            {
                return null;
            }
        }

        var at = head.Base;
        foreach (var span in head.Deltas)
        {
            var delta = await redis.StringGetAsync($"md:{{{catalog}}}:d:{head.Generation}:{span}");
            if (delta.IsNull
                || span != $"{at}-{To(delta)}" || !Add(documents, delta, "changed", catalog, head, To(delta)))
            {
                return null;
            }

            at = To(delta);
        }

        return at == head.Version.Version
            ? new(head.Version, CatalogState.Load(head.Proof, documents.Values))
            : throw new DigestMismatchException($"The deltas of {head.Generation} end at {at}.");
    }

    private static long To(RedisValue delta)
    {
        using var json = JsonDocument.Parse((ReadOnlyMemory<byte>)delta);
        return json.RootElement.GetProperty("to").GetInt64();
    }

    private static bool Add(
        SortedDictionary<string, Document> documents,
        RedisValue part,
        string name,
        string catalog,
        ContractHead head,
        long version)
    {
        using var json = JsonDocument.Parse((ReadOnlyMemory<byte>)part);
        var root = json.RootElement;
        if (root.GetProperty("catalog").GetString() != catalog
            || root.GetProperty("epoch").GetString() != head.Version.Epoch
            || root.GetProperty("version").GetInt64() != version)
        {
            return false;
        }

        foreach (var document in root.GetProperty(name).EnumerateObject())
        {
            documents[document.Name] = DocumentJson.Read(Encoding.UTF8.GetBytes(document.Value.GetRawText()));
        }

        if (root.TryGetProperty("removed", out var removed))
        {
            foreach (var key in removed.EnumerateArray())
            {
                documents.Remove(key.GetString()!);
            }
        }

        return true;
    }
}
