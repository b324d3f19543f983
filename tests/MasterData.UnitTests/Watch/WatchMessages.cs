using Google.Protobuf;

namespace MasterData.UnitTests.Watch;

/// <summary>Messages of a stream of one catalog.</summary>
internal static class WatchMessages
{
    public const string Catalog = "catalogs/admin-units";

    public static V1.WatchResponse Part(long from, long to, int part, bool last, params string[] codes) => new()
    {
        Delta = new()
        {
            Catalog = Catalog,
            Epoch = "e",
            From = from,
            To = to,
            Part = part,
            Last = last,
            Head = last ? HeadAt(to) : null,
            Changed = { codes.Select(ItemOf) },
        },
    };

    public static V1.WatchResponse Begin(long version) => new() { SnapshotBegin = new() { Head = HeadAt(version) } };

    public static V1.WatchResponse Items(params string[] codes) =>
        new() { SnapshotItems = new() { Catalog = Catalog, Documents = { codes.Select(ItemOf) } } };

    public static V1.WatchResponse End(long version) => new() { SnapshotEnd = new() { Head = HeadAt(version) } };

    private static V1.Head HeadAt(long version) => new()
    {
        Catalog = Catalog,
        Epoch = "e",
        Version = version,
        Digest = ByteString.CopyFrom(0x0a, 0xff),
    };

    private static V1.Document ItemOf(string code) => new() { Item = new() { Code = code } };
}
