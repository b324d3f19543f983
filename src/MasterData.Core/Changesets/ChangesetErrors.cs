using System.Globalization;
using MasterData.Core.Requests;
using MasterData.Errors;

namespace MasterData.Core.Changesets;

internal static class ChangesetErrors
{
    private const int MostCodesNamed = 100;

    public static MasterDataException NotFound(string changeset)
    {
        var shown = changeset.Length > 64 ? changeset[..64] : changeset;
        return new(ErrorReason.ChangesetNotFound, new(
            $"Không có đề xuất thay đổi “{shown}”. Hãy xem lại danh sách đề xuất.",
            $"There is no changeset “{shown}”. Look at the list of changesets."))
        {
            Metadata = About(shown),
        };
    }

    public static MasterDataException WrongState(Changeset changeset, ChangesetStep step)
    {
        var (vi, en) = StateText(changeset.State);
        var (stepVi, stepEn) = StepText(step);
        return new(ErrorReason.ChangesetState, new(
            $"Đề xuất “{changeset.Id}” {vi} nên không thể {stepVi}. Hãy đọc lại đề xuất rồi chọn bước phù hợp.",
            $"The changeset “{changeset.Id}” {en}, so it cannot be {stepEn}. Read it again and take a step that fits."))
        {
            Metadata = About(changeset.Id, ("state", StateId(changeset.State))),
        };
    }

    public static MasterDataException NotApprovedAsItStands(Changeset changeset) =>
        new(ErrorReason.ChangesetState, new(
            $"Nội dung của đề xuất “{changeset.Id}” không phải là nội dung đã được phê duyệt. "
            + "Hãy trả lại, trình lại và phê duyệt lại.",
            $"The content of the changeset “{changeset.Id}” is not the content that was approved. "
            + "Return it, submit it and approve it again."))
        {
            Metadata = About(changeset.Id, ("state", StateId(changeset.State))),
        };

    public static MasterDataException SelfApproval(Changeset changeset) => new(ErrorReason.SelfApproval, new(
        $"Người lập và những người đã sửa không được tự phê duyệt đề xuất “{changeset.Id}”. "
        + "Hãy nhờ một người phê duyệt khác.",
        $"The author and all who have edited the changeset “{changeset.Id}” may not approve it. Ask another approver."))
    {
        Metadata = About(changeset.Id),
    };

    /// <summary>The approver was shown another content than the changeset has.</summary>
    public static MasterDataException NotTheContentShown(string name) => new(ErrorReason.EtagMismatch, new(
        $"Nội dung của “{name}” không phải là nội dung đã hiện cho người phê duyệt. Hãy đọc lại rồi phê duyệt với "
        + "content_hash mới.",
        $"The content of “{name}” is not the one that the approver was shown. Read it again and approve it with its "
        + "content_hash."))
    {
        Metadata = new Dictionary<string, string> { ["name"] = name },
    };

    /// <summary>The approval does not say which content was shown.</summary>
    public static MasterDataException NoContentHash() => RequestErrors.InvalidFields(new Violation
    {
        Field = "content_hash",
        Reason = ViolationReason.FieldRequired,
        Message = new("Thiếu mã băm của nội dung đã xem.", "There is no hash of the content that was shown."),
        Remedy = new(
            "Đọc đề xuất và gửi content_hash của nó.", "Read the changeset and send its content_hash."),
    });

    /// <summary>Author or approvers have lost the right that the changeset rests on.</summary>
    public static MasterDataException RightWithdrawn(Changeset changeset, string principal, string role) =>
        new(ErrorReason.RightWithdrawn, new(
            $"“{principal}” không còn quyền mà đề xuất “{changeset.Id}” dựa vào. Hãy trả lại để phê duyệt lại, hoặc "
            + "lập "
            + "đề xuất mới nếu người lập không còn quyền.",
            $"“{principal}” no longer has the right that the changeset “{changeset.Id}” rests on. Return it and have "
            + "it "
            + "approved again; where its author lost the right, make a new changeset."))
        {
            Metadata = About(changeset.Id, ("principal", principal), ("role", role), ("catalog", changeset.Catalog)),
        };

    public static MasterDataException NotAuthor(Changeset changeset) => new(ErrorReason.PermissionDenied, new(
        $"Chỉ người lập mới được rút đề xuất “{changeset.Id}”. "
        + "Hãy nhờ người lập rút, hoặc nhờ người phê duyệt từ chối.",
        $"Only its author may withdraw the changeset “{changeset.Id}”. Ask the author, or have an approver reject it."))
    {
        Metadata = About(changeset.Id, ("role", "author"), ("catalog", changeset.Catalog)),
    };

    public static MasterDataException EtagMismatch(string name) => new(ErrorReason.EtagMismatch, new(
        $"“{name}” đã thay đổi từ khi được đọc. Hãy đọc lại rồi làm lại.",
        $"“{name}” has changed since it was read. Read it again and repeat the step."))
    {
        Metadata = new Dictionary<string, string> { ["name"] = name },
    };

    public static MasterDataException BaseNotPublished(string catalog, long version, long head) =>
        new(ErrorReason.VersionNotPublished, new(
            $"Danh mục “{catalog}” chưa có phiên bản {version}; phiên bản mới nhất là {head}. "
            + "Hãy lấy phiên bản mới nhất làm gốc.",
            $"The catalog “{catalog}” has no version {version} yet; the latest is {head}. "
            + "Base the change on the latest."))
        {
            Metadata = new Dictionary<string, string>
            {
                ["catalog"] = catalog,
                ["version"] = Number(version),
                ["head"] = Number(head),
            },
        };

    public static MasterDataException Invalid(IReadOnlyList<Violation> violations) =>
        new(ErrorReason.ChangesetInvalid, new(
            $"Đề xuất vi phạm {violations.Count} quy tắc. Hãy sửa từng vi phạm được nêu rồi thử lại.",
            $"The changeset breaks {violations.Count} rules. Put each violation named right and try again."))
        {
            Metadata = new Dictionary<string, string> { ["violations"] = Number(violations.Count) },
            Violations = violations,
        };

    public static MasterDataException NoChange(IReadOnlyList<Violation> violations) => new(ErrorReason.NoChange, new(
        "Công bố đề xuất này sẽ không làm thay đổi gì. Hãy kiểm tra lại các thao tác, hoặc rút đề xuất.",
        "Publishing this would change nothing. Check the operations, or withdraw the changeset."))
    {
        Violations = violations,
    };

    /// <summary>An item that it names has changed since its base version.</summary>
    public static MasterDataException StaleBase(string changeset, IReadOnlyList<Violation> violations)
    {
        var codes = violations.Where(violation => violation.Reason is ViolationReason.StaleBase)
            .Select(violation => violation.Code).Distinct(StringComparer.Ordinal).ToList();
        var named = string.Join(", ", codes.Take(MostCodesNamed));
        return new(ErrorReason.StaleBase, new(
            $"Các mã sau đã thay đổi kể từ phiên bản gốc của đề xuất: {named}. "
            + "Hãy xem lại chúng, đặt lại phiên bản gốc rồi trình lại.",
            $"These codes have changed since the base version of the changeset: {named}. "
            + "Look at them again, set the base version anew and submit again."))
        {
            Metadata = About(changeset, ("codes", string.Join(',', codes))),
            Violations = violations,
        };
    }

    private static string StateId(ChangesetState state) => state switch
    {
        ChangesetState.Draft => "DRAFT",
        ChangesetState.InReview => "IN_REVIEW",
        ChangesetState.Approved => "APPROVED",
        ChangesetState.Published => "PUBLISHED",
        ChangesetState.Returned => "RETURNED",
        ChangesetState.Rejected => "REJECTED",
        ChangesetState.Withdrawn => "WITHDRAWN",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An unknown state."),
    };

    private static (string Vi, string En) StateText(ChangesetState state) => state switch
    {
        ChangesetState.Draft => ("đang là bản nháp", "is a draft"),
        ChangesetState.InReview => ("đang chờ phê duyệt", "is in review"),
        ChangesetState.Approved => ("đã được phê duyệt", "is approved"),
        ChangesetState.Published => ("đã được công bố", "is published"),
        ChangesetState.Returned => ("đã bị trả lại", "was returned"),
        ChangesetState.Rejected => ("đã bị từ chối", "was rejected"),
        ChangesetState.Withdrawn => ("đã được rút", "was withdrawn"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An unknown state."),
    };

    private static (string Vi, string En) StepText(ChangesetStep step) => step switch
    {
        ChangesetStep.Edit => ("sửa", "edited"),
        ChangesetStep.Submit => ("trình duyệt", "submitted"),
        ChangesetStep.Approve => ("phê duyệt", "approved"),
        ChangesetStep.Return => ("trả lại", "returned"),
        ChangesetStep.Reject => ("từ chối", "rejected"),
        ChangesetStep.Withdraw => ("rút", "withdrawn"),
        ChangesetStep.Publish => ("công bố", "published"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "An unknown step."),
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> About(
        string changeset, params ReadOnlySpan<(string Key, string Value)> more)
    {
        var metadata = new Dictionary<string, string> { ["changeset"] = changeset };
        foreach (var (key, value) in more)
        {
            metadata.Add(key, value);
        }

        return metadata;
    }
}
