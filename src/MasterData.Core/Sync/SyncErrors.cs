using MasterData.Errors;
using MasterData.Versions;

namespace MasterData.Core.Sync;

/// <summary>The refusals of synchronisation.</summary>
internal static class SyncErrors
{
    /// <summary>This server has not caught up with the caller.</summary>
    public static MasterDataException Behind(Cursor cursor, CatalogHead head) => new(ErrorReason.Behind, new(
        $"Máy chủ này mới có phiên bản {head.Version} của danh mục {cursor.Catalog}, "
        + $"bên gọi đã có {cursor.Version}. Hãy thử lại hoặc thử máy chủ khác.",
        $"This server has version {head.Version} of catalog {cursor.Catalog}, the "
        + $"caller has {cursor.Version}. Try again or try another server."))
    {
        Metadata = About(cursor, ("head", $"{head.Version}")),
    };

    /// <summary>The database has less than it once published.</summary>
    public static MasterDataException PossibleRestore(Cursor cursor, long published) => new(
        ErrorReason.PossibleRestore,
        new(
            $"Cơ sở dữ liệu của danh mục {cursor.Catalog} ở phiên bản {published}, "
            + $"cũ hơn phiên bản {cursor.Version} mà bên gọi đã nhận. "
            + "Bên gọi giữ nguyên dữ liệu; người vận hành chạy `masterdata-server restore`.",
            $"The database of catalog {cursor.Catalog} is at version {published}, behind "
            + $"the version {cursor.Version} that the caller has received. "
            + "The caller keeps its state; the operator runs `masterdata-server restore`."))
    {
        Metadata = About(cursor, ("head", $"{published}")),
    };

    /// <summary>The caller's version is of another life.</summary>
    public static MasterDataException EpochMismatch(Cursor cursor) => new(ErrorReason.EpochMismatch, new(
        $"Phiên bản {cursor.Version} của bên gọi không thuộc dòng dữ liệu hiện nay "
        + $"của danh mục {cursor.Catalog}. Hãy lấy lại toàn bộ bằng GetSnapshot.",
        $"The caller's version {cursor.Version} is not of the present "
        + $"life of catalog {cursor.Catalog}. Take a snapshot."))
    {
        Metadata = About(cursor, ("epoch", cursor.Epoch)),
    };

    /// <summary>The changes are no longer kept.</summary>
    public static MasterDataException Compacted(Cursor cursor, long oldest) => new(ErrorReason.Compacted, new(
        $"Không còn giữ các thay đổi của danh mục {cursor.Catalog} từ phiên bản "
        + $"{cursor.Version}; cũ nhất là {oldest}. Hãy lấy lại toàn bộ bằng GetSnapshot.",
        $"The changes of catalog {cursor.Catalog} since version {cursor.Version} "
        + $"are no longer kept; the oldest is {oldest}. Take a snapshot."))
    {
        Metadata = About(cursor, ("oldest", $"{oldest}")),
    };

    /// <summary>The caller read too slowly.</summary>
    public static MasterDataException StalledReader(TimeSpan limit) => new(ErrorReason.StalledReader, new(
        $"Bên gọi không nhận xong một thông điệp trong {limit.TotalSeconds} giây. Hãy kết nối lại để tiếp tục.",
        $"The caller did not take a message within {limit.TotalSeconds} seconds. Connect again to resume."))
    {
        Metadata = new Dictionary<string, string> { ["limit_seconds"] = $"{limit.TotalSeconds}" },
    };

    /// <summary>The consumer had several snapshots sent to it, and another consumer waited.</summary>
    public static MasterDataException SnapshotTakenBack(TimeSpan grace) => new(ErrorReason.StalledReader, new(
        $"Hệ thống này nhận nhiều bản đầy đủ cùng lúc hơn {grace.TotalSeconds} giây trong khi hệ thống khác đang chờ. "
        + "Hãy lấy lại từng bản một.",
        $"This consumer was taking several snapshots at once for more than {grace.TotalSeconds} seconds while another "
        + "waited. Take them again one at a time."))
    {
        Metadata = new Dictionary<string, string> { ["limit_seconds"] = $"{grace.TotalSeconds}" },
    };

    /// <summary>The consumer has as many streams open as it may.</summary>
    public static MasterDataException TooManyStreams(int limit) => new(ErrorReason.TooManyStreams, new(
        $"Hệ thống này đã mở {limit} luồng Watch trên máy chủ, mức tối đa. Hãy đóng bớt; mỗi tiến trình chỉ cần một "
        + "luồng.",
        $"This consumer has {limit} streams of Watch open on the server, the most allowed. Close some; a process needs "
        + "one."))
    {
        Metadata = new Dictionary<string, string> { ["limit"] = $"{limit}" },
    };

    private static Dictionary<string, string> About(Cursor cursor, (string Key, string Value) more) => new()
    {
        ["catalog"] = cursor.Catalog,
        ["version"] = $"{cursor.Version}",
        [more.Key] = more.Value,
    };
}
