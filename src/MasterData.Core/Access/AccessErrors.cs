using System.Collections.Frozen;
using MasterData.Errors;

namespace MasterData.Core.Access;

/// <summary>The refusals of access, one factory for each.</summary>
internal static class AccessErrors
{
    private const int MostShown = 64;

    private static readonly FrozenDictionary<Role, (string Id, string Vi)> Roles =
        new Dictionary<Role, (string Id, string Vi)>
        {
            [Role.Reader] = ("reader", "tra cứu"),
            [Role.Steward] = ("steward", "biên tập"),
            [Role.Approver] = ("approver", "phê duyệt"),
            [Role.Auditor] = ("auditor", "kiểm toán"),
            [Role.Administrator] = ("administrator", "quản trị"),
            [Role.Consumer] = ("consumer", "hệ thống khách"),
        }.ToFrozenDictionary();

    /// <summary>No key, or one that is unknown, revoked or expired.</summary>
    public static MasterDataException Unauthenticated() => new(ErrorReason.Unauthenticated, new(
        "Thiếu khóa API, hoặc khóa không đúng, đã bị thu hồi hay đã hết hạn. Hãy gửi tiêu đề "
        + "“authorization: Bearer md_…” với khóa còn hiệu lực; nếu cần khóa mới, hãy liên hệ người quản trị.",
        "There is no API key, or it is unknown, revoked or expired. Send “authorization: Bearer md_…” with a valid "
        + "key; ask an administrator for a new one."));

    /// <summary>The caller has none of the roles that the step asks for.</summary>
    public static MasterDataException PermissionDenied(string catalog, params ReadOnlySpan<Role> anyOf)
    {
        var ids = new string[anyOf.Length];
        var names = new string[anyOf.Length];
        for (var i = 0; i < anyOf.Length; i++)
        {
            (ids[i], names[i]) = Roles[anyOf[i]];
        }

        var (whereVi, whereEn) = catalog is Grant.Everywhere
            ? ("tất cả danh mục", "all catalogs")
            : ($"danh mục “{catalog}”", $"the catalog “{catalog}”");
        return new(ErrorReason.PermissionDenied, new(
            $"Việc này cần quyền {string.Join(" hoặc ", names)} đối với {whereVi}. "
            + "Hãy dùng khóa có quyền đó, hoặc đề nghị người quản trị cấp quyền.",
            $"This needs the role {string.Join(" or ", ids)} in {whereEn}. "
            + "Use a key that has it, or ask an administrator for the grant."))
        {
            Metadata = new Dictionary<string, string> { ["role"] = string.Join(',', ids), ["catalog"] = catalog },
        };
    }

    /// <summary>The caller is known, and may not do this at all.</summary>
    public static MasterDataException Forbidden() => new(ErrorReason.PermissionDenied, new(
        "Khóa API này không được phép làm việc này. Hãy dùng khóa có quyền, hoặc đề nghị người quản trị cấp quyền.",
        "This API key may not do this. Use a key that may, or ask an administrator for the grant."));

    /// <summary>The caller has the role in no catalog.</summary>
    public static MasterDataException PermissionDenied(Role role) => new(ErrorReason.PermissionDenied, new(
        $"Việc này cần quyền {Roles[role].Vi} đối với danh mục. "
        + "Hãy dùng khóa có quyền đó, hoặc đề nghị người quản trị cấp quyền.",
        $"This needs the role {Roles[role].Id} in the catalog. "
        + "Use a key that has it, or ask an administrator for the grant."))
    {
        Metadata = new Dictionary<string, string> { ["role"] = Roles[role].Id },
    };

    /// <summary>The setup token is wrong, used or expired.</summary>
    public static MasterDataException SetupTokenInvalid() => new(ErrorReason.SetupTokenInvalid, new(
        "Mã khởi tạo không đúng, đã dùng hoặc đã hết hạn. Mã nằm trong tệp setup-token.txt của thư mục dữ liệu; "
        + "khởi động lại máy chủ để nhận mã mới.",
        "The setup token is wrong, used or expired. It is in the file setup-token.txt of the data folder; restart the "
        + "server for a new one."));

    /// <summary>Somebody has, or had, a key of this principal.</summary>
    public static MasterDataException PrincipalExists(string principal) => new(ErrorReason.PrincipalExists, new(
        $"“{principal}” đã có khóa, và không ai nhận thêm khóa do người khác tạo. Hãy tự tạo khóa bằng khóa quản trị "
        + "của "
        + "chính mình, hoặc dùng một định danh mới.",
        $"“{principal}” has had a key, and nobody gets another one that somebody else has made. Make a key for "
        + "yourself, "
        + "or use a new principal."))
    {
        Metadata = new Dictionary<string, string> { ["principal"] = principal },
    };

    /// <summary>The grant does not exist, or no longer waits.</summary>
    public static MasterDataException GrantNotFound(string grant)
    {
        var shown = PlainText.Line(grant, MostShown);
        return new(ErrorReason.GrantNotFound, new(
            $"Không có quyền “{shown}”, hoặc nó không còn chờ xác nhận. Hãy xem lại danh sách quyền.",
            $"There is no grant “{shown}”, or it no longer waits. Look at the list of grants."))
        {
            Metadata = new Dictionary<string, string> { ["grant"] = shown },
        };
    }

    /// <summary>Nobody confirms what he proposed, or what is about himself.</summary>
    public static MasterDataException SelfConfirmation(string pending) => new(ErrorReason.SelfConfirmation, new(
        "Người đề nghị và người được cấp hay bị rút quyền không được tự xác nhận. Hãy nhờ một quản trị viên khác.",
        "Neither who proposed it nor whose grant it is may confirm it. Ask another administrator."))
    {
        Metadata = new Dictionary<string, string> { ["grant"] = pending },
    };

    /// <summary>An administrator on whom a grant rests is none any more.</summary>
    public static MasterDataException RightWithdrawn(string principal, string catalog) =>
        new(ErrorReason.RightWithdrawn, new(
            $"“{principal}” không còn là quản trị viên. Hãy hủy đề nghị này và lập đề nghị mới.",
            $"“{principal}” is no longer an administrator. Withdraw this and propose it anew."))
        {
            Metadata = new Dictionary<string, string>
            {
                ["principal"] = principal,
                ["role"] = "administrator",
                ["catalog"] = catalog,
            },
        };

    /// <summary>No key has this id.</summary>
    public static MasterDataException KeyNotFound(string key)
    {
        var shown = PlainText.Line(key, MostShown);
        return new(ErrorReason.KeyNotFound, new(
            $"Không có khóa “{shown}”. Hãy xem lại danh sách khóa.",
            $"There is no key “{shown}”. Look at the list of keys."))
        {
            Metadata = new Dictionary<string, string> { ["key"] = shown },
        };
    }
}
