using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MasterData.Changesets;
using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Server.Catalogs;

/// <summary>Heads and change classes to their messages.</summary>
internal static class HeadMapping
{
    extension(CatalogHead head)
    {
        /// <summary>The message of the head.</summary>
        public V1.Head ToProto() => new()
        {
            Catalog = CatalogMapping.NameOf(head.Catalog),
            Epoch = head.Epoch,
            Version = head.Version,
            Count = head.Count,
            Content = head.Content.ToProto(),
            Digest = head.Digest.ToProto(),
            Chain = head.Chain.ToProto(),
            PublishedAt = head.PublishedAt.ToTimestamp(),
        };
    }

    extension(Hash hash)
    {
        /// <summary>Its 32 bytes.</summary>
        public ByteString ToProto() => ByteString.CopyFrom(hash.Span);
    }

    extension(ChangeClass classes)
    {
        /// <summary>The classes one by one.</summary>
        public IEnumerable<V1.ChangeClass> ToProto()
        {
            if (classes.HasFlag(ChangeClass.Breaking))
            {
                yield return V1.ChangeClass.Breaking;
            }

            if (classes.HasFlag(ChangeClass.Amending))
            {
                yield return V1.ChangeClass.Amending;
            }

            if (classes.HasFlag(ChangeClass.Additive))
            {
                yield return V1.ChangeClass.Additive;
            }

            if (classes.HasFlag(ChangeClass.Correction))
            {
                yield return V1.ChangeClass.Correction;
            }
        }
    }
}
