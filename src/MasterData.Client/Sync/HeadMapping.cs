using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Client;

/// <summary>Heads as they travel, read into the model.</summary>
public static class HeadMapping
{
    private const string Prefix = "catalogs/";

    extension(V1.Head head)
    {
        /// <summary>The head of the model.</summary>
        /// <exception cref="FormatException">A part of it is missing or malformed.</exception>
        public CatalogHead ToModel()
        {
            ArgumentNullException.ThrowIfNull(head);
            return new()
            {
                Catalog = CatalogId(head.Catalog),
                Epoch = head.Epoch,
                Version = head.Version,
                Count = head.Count,
                Content = ReadHash(head.Content),
                Digest = ReadHash(head.Digest),
                Chain = ReadHash(head.Chain),
                PublishedAt = head.PublishedAt?.ToDateTimeOffset() ?? throw new FormatException("A head has no time."),
            };
        }
    }

    /// <summary>The id in <c>catalogs/{catalog}</c>.</summary>
    internal static string CatalogId(string name) => name.StartsWith(Prefix, StringComparison.Ordinal)
        ? name[Prefix.Length..]
        : throw new FormatException($"{name} is not the name of a catalog.");

    internal static Hash ReadHash(Google.Protobuf.ByteString bytes) => bytes.Length is Hash.Length
        ? new Hash(bytes.ToByteArray())
        : throw new FormatException("A digest does not have 32 bytes.");
}
