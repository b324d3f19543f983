using Google.Protobuf;
using MasterData.Benchmarks.Peers.Etcd;
using MasterData.Wire;

namespace MasterData.Benchmarks.Peers;

/// <summary>The keys that stand for the codes of a catalog.</summary>
internal static class EtcdKeys
{
    /// <summary>The key of a code.</summary>
    public static ByteString Key(int code) => ByteString.CopyFromUtf8($"units/{Units.Code(code)}");

    /// <summary>What is put there: the item with the note of a change, as a delta of MasterData carries it.</summary>
    public static ByteString Document(int code, int change) =>
        Units.WithNote(Units.Item(code), Peer.Value(change)).ToProto(MasterDataPeer.Catalog).ToByteString();

    /// <summary>Asks for every change of every code after <paramref name="revision"/>; zero: from now on.</summary>
    public static WatchRequest WatchAll(long revision) => new()
    {
        CreateRequest = new()
        {
            Key = ByteString.CopyFromUtf8("units/"),
            RangeEnd = ByteString.CopyFromUtf8("units0"),
            StartRevision = revision,
        },
    };
}
