using MasterData.Errors;

namespace MasterData.Core.Catalogs;

/// <summary>The refusals about catalogs and their versions.</summary>
internal static class CatalogErrors
{
    /// <summary>No catalog has this id.</summary>
    public static MasterDataException NotFound(string catalog) => new(
        ErrorReason.CatalogNotFound,
        new($"Không có danh mục {catalog}.", $"There is no catalog {catalog}."))
    {
        Metadata = new Dictionary<string, string> { ["catalog"] = catalog },
    };

    /// <summary>A catalog with this id exists.</summary>
    public static MasterDataException Exists(string catalog) => new(
        ErrorReason.CatalogExists,
        new($"Danh mục {catalog} đã có.", $"The catalog {catalog} exists already."))
    {
        Metadata = new Dictionary<string, string> { ["catalog"] = catalog },
    };

    /// <summary>The version is beyond the head.</summary>
    public static MasterDataException VersionNotPublished(string catalog, long version, long head) => new(
        ErrorReason.VersionNotPublished,
        new(
            $"Phiên bản {version} của danh mục {catalog} chưa được công bố; mới nhất là {head}.",
            $"Version {version} of the catalog {catalog} is not published; the newest is {head}."))
    {
        Metadata = new Dictionary<string, string>
        {
            ["catalog"] = catalog,
            ["version"] = $"{version}",
            ["head"] = $"{head}",
        },
    };

    /// <summary>The version belongs to another life.</summary>
    public static MasterDataException EpochMismatch(string catalog, string epoch) => new(
        ErrorReason.EpochMismatch,
        new(
            $"Phiên bản đó của danh mục {catalog} không thuộc epoch được hỏi mà thuộc {epoch}. Hãy đọc lại.",
            $"That version of the catalog {catalog} is not of the epoch asked for but of {epoch}. Read again."))
    {
        Metadata = new Dictionary<string, string> { ["catalog"] = catalog, ["epoch"] = epoch },
    };

    /// <summary>The instant lies before version 1.</summary>
    public static MasterDataException NothingKnownYet(string catalog) => new(
        ErrorReason.NothingKnownYet,
        new(
            $"Thời điểm đó trước khi danh mục {catalog} có phiên bản đầu tiên.",
            $"That instant is before the first version of the catalog {catalog}."))
    {
        Metadata = new Dictionary<string, string> { ["catalog"] = catalog },
    };

    /// <summary>The instant lies in the future.</summary>
    public static MasterDataException FutureInstant() => new(
        ErrorReason.FutureInstant,
        new(
            "Thời điểm của known_at ở tương lai. Hãy bỏ trống để hỏi điều đang biết.",
            "The instant of known_at is in the future. Leave it out to ask what is known now."));

    /// <summary>Publishing is stopped until a restore.</summary>
    public static MasterDataException PossibleRestore(string catalog) => new(
        ErrorReason.PossibleRestore,
        new(
            $"Cơ sở dữ liệu của danh mục {catalog} cũ hơn hoặc khác với điều đã công bố. Người vận hành cần chạy "
            + "restore, hoặc người quản trị chạy masterdata catalog resume.",
            $"The database of the catalog {catalog} is behind or differs from what was published. The operator must "
            + "run restore, or an administrator masterdata catalog resume."))
    {
        Metadata = new Dictionary<string, string> { ["catalog"] = catalog },
    };

    /// <summary>Publishing can go on only if versions that were shown are given up.</summary>
    public static MasterDataException DiscardRequired(string catalog, string evidence, long first, long last) => new(
        ErrorReason.DiscardRequired,
        new(
            $"Danh mục {catalog}: {evidence}. Nếu các phiên bản {first}..{last} không lấy lại được, hãy gọi lại với "
            + $"--discard-versions {first}..{last}; danh mục sẽ bắt đầu một epoch mới.",
            $"The catalog {catalog}: {evidence}. If the versions {first}..{last} cannot be brought back, call again "
            + $"with --discard-versions {first}..{last}; the catalog then begins a new epoch."))
    {
        Metadata = new Dictionary<string, string>
        {
            ["catalog"] = catalog,
            ["evidence"] = evidence,
            ["first"] = $"{first}",
            ["last"] = $"{last}",
        },
    };

    /// <summary>The present items break a new schema.</summary>
    public static MasterDataException SchemaBreaksData(string catalog, IReadOnlyList<Violation> violations) => new(
        ErrorReason.SchemaBreaksData,
        new(
            $"Dữ liệu hiện có của danh mục {catalog} vi phạm lược đồ mới. Hãy sửa các mã được nêu trước.",
            $"The present items of the catalog {catalog} break the new schema. Put the codes named right first."))
    {
        Metadata = new Dictionary<string, string> { ["catalog"] = catalog },
        Violations = violations,
    };

    /// <summary>Nothing would differ.</summary>
    public static MasterDataException NoChange(string catalog) => new(
        ErrorReason.NoChange,
        new($"Danh mục {catalog} không có gì thay đổi.", $"Nothing of the catalog {catalog} would change."))
    {
        Metadata = new Dictionary<string, string> { ["catalog"] = catalog },
    };

    /// <summary>The catalog has changed since it was read.</summary>
    public static MasterDataException EtagMismatch(string catalog) => new(
        ErrorReason.EtagMismatch,
        new(
            $"Danh mục {catalog} đã thay đổi kể từ khi được đọc. Hãy đọc lại rồi sửa.",
            $"The catalog {catalog} has changed since it was read. Read it again and make the change anew."))
    {
        Metadata = new Dictionary<string, string> { ["name"] = ResourceName.OfCatalog(catalog) },
    };
}
