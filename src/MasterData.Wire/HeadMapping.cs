using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Wire;

/// <summary>Heads and their hashes to and from their messages.</summary>
internal static class HeadMapping
{
    extension(CatalogHead head)
    {
        /// <summary>The message of the head.</summary>
        public V1.Head ToProto() => new()
        {
            Catalog = ResourceName.OfCatalog(head.Catalog),
            Epoch = head.Epoch,
            Version = head.Version,
            Count = head.Count,
            Content = head.Content.ToProto(),
            Digest = head.Digest.ToProto(),
            Chain = head.Chain.ToProto(),
            PublishedAt = head.PublishedAt.ToTimestamp(),
        };
    }

    extension(V1.Head head)
    {
        /// <summary>The head of the model.</summary>
        /// <exception cref="FormatException">A part of it is missing or malformed.</exception>
        public CatalogHead ToModel() => new()
        {
            Catalog = ResourceName.CatalogOf(head.Catalog),
            Epoch = head.Epoch,
            Version = head.Version,
            Count = head.Count,
            Content = head.Content.ToHash(),
            Digest = head.Digest.ToHash(),
            Chain = head.Chain.ToHash(),
            PublishedAt = head.PublishedAt?.ToDateTimeOffset() ?? throw new FormatException("A head has no time."),
        };
    }

    extension(Hash hash)
    {
        /// <summary>Its 32 bytes.</summary>
        public ByteString ToProto() => ByteString.CopyFrom(hash.Span);
    }

    extension(ByteString bytes)
    {
        /// <summary>The hash that the bytes are.</summary>
        /// <exception cref="FormatException">They are not 32.</exception>
        public Hash ToHash() => bytes.Length is Hash.Length
            ? new Hash(bytes.ToByteArray())
            : throw new FormatException("A digest does not have 32 bytes.");
    }
}
