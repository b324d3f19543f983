using MasterData.Versions;

namespace MasterData.Mirror.Mirroring;

/// <summary>
/// The tables of one catalog are ahead of the authority. They stay as they are; the other catalogs go on.
/// </summary>
internal sealed class AuthorityBehindException(CatalogHead tables, CatalogHead authority) : MirrorException(
    $"Các bảng của {tables.Catalog} ở phiên bản {tables.Version}, nguồn chỉ ở {authority.Version}. "
    + "Các bảng được giữ nguyên; hãy hỏi người vận hành nguồn.",
    $"The tables of {tables.Catalog} are at version {tables.Version}, the authority only at {authority.Version}. "
    + "The tables stay as they are; ask the operator of the authority.");
