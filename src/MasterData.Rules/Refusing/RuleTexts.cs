using System.Globalization;
using MasterData.Errors;

namespace MasterData.Refusing;

/// <summary>The words for the rules that are new, as a steward reads them.</summary>
internal static class RuleTexts
{
    /// <summary>Rule 15.</summary>
    public static (Text Message, Text Remedy) ResultTwice(string code) => (
        new(
            $"Kết quả {code} được nêu hai lần.",
            $"Result {code} is given twice."),
        new(
            "Gộp thành một kết quả.",
            "Make one result of them."));

    /// <summary>Rule 20.</summary>
    public static (Text Message, Text Remedy) SeveralEvents(string code, DateOnly day, IEnumerable<string> events) => (
        new(
            $"Vào {D(day)} có nhiều sự kiện chạm đến mã {code}: {string.Join(", ", events)}.",
            $"Several events touch code {code} on {D(day)}: {string.Join(", ", events)}."),
        new(
            "Nêu phiên bản hoặc sự kiện cần rút.",
            "Name the version or the event."));

    /// <summary>Rule 21.</summary>
    public static (Text Message, Text Remedy) ChangedSince(long version, IEnumerable<long> later) => (
        new(
            $"Những gì phiên bản {version} công bố đã đổi ở phiên bản {Join(later)}.",
            $"What version {version} stated was changed by version {Join(later)}."),
        new(
            "Rút phiên bản sau trước, hoặc sửa từng mục.",
            "Revert the later version first, or correct item by item."));

    /// <summary>A version that is not there cannot be reverted.</summary>
    public static (Text Message, Text Remedy) NoSuchVersion(long version) => (
        new(
            $"Danh mục chưa có phiên bản {version}.",
            $"The catalog has no version {version}."),
        new(
            "Xem các phiên bản bằng masterdata versions.",
            "See the versions with masterdata versions."));

    /// <summary>Rule 23.</summary>
    public static (Text Message, Text Remedy) DoesNotReadSo(string code, DateOnly day) => (
        new(
            $"Lịch sử của mã {code} từ {D(day)} không đọc ra như đã viết: dữ kiện khác quyết định điều đó.",
            $"The history of code {code} from {D(day)} would not read as written: other facts decide it."),
        new(
            "Sửa cả các mã liên quan trong cùng bộ thay đổi, hoặc viết lại lịch sử.",
            "Correct the codes concerned in the same changeset, or write the history otherwise."));

    /// <summary>Rule 27.</summary>
    public static (Text Message, Text Remedy) Later(string code, DateOnly day) => (
        new(
            $"Vào {D(day)} mã {code} không có hiệu lực, nhưng có ghi nhận cho ngày đó.",
            $"Something is recorded of code {code} for {D(day)}, when it is not in force."),
        new(
            "Rút ghi nhận đó trong cùng bộ thay đổi, hoặc sửa ngày.",
            "Take that back in the same changeset, or correct the day."));

    /// <summary>Rule 29.</summary>
    public static (Text Message, Text Remedy) EndsAndReceives(string code, DateOnly day) => (
        new(
            $"Mã {code} kết thúc vào {D(day)} nên không nhận được phần nào ngày đó.",
            $"Code {code} ends on {D(day)}, so it cannot receive a leg on that day."),
        new(
            $"Thêm phần {code} → {code} nếu mã còn dùng; nếu không, nêu thẳng nơi cuối cùng.",
            $"Add the leg {code} → {code} if it goes on; if not, name the last receiver directly."));

    /// <summary>Rule 24.</summary>
    public static (Text Message, Text Remedy) LegTwice(string code, DateOnly day) => (
        new(
            $"Hai phần giống nhau ở mã {code} vào {D(day)}.",
            $"Two legs at code {code} on {D(day)} are the same."),
        new(
            "Ghi mỗi cặp nguồn và đích một lần.",
            "Give each pair of source and target once."));

    /// <summary>Rule 31.</summary>
    public static (Text Message, Text Remedy) ParentRequired(string code, string kind, DateOnly day) => (
        new(
            $"Từ {D(day)}, mã {code} (loại {kind}) phải có cấp trên.",
            $"From {D(day)}, code {code} (kind {kind}) needs a parent."),
        new(
            "Ghi cấp trên.",
            "Give its parent."));

    /// <summary>Rule 3.</summary>
    public static (Text Message, Text Remedy) CodeMissing(DateOnly day) => (
        new(
            $"Một đơn vị bắt đầu vào {D(day)} mà không có mã.",
            $"A unit begins on {D(day)} without a code."),
        new(
            "Rút cả sự kiện, không chỉ một phần.",
            "Take back the whole event."));

    /// <summary>An attribute keeps its type.</summary>
    public static (Text Message, Text Remedy) Retyped(string attribute, string type) => (
        new(
            $"Thuộc tính {attribute} từng có kiểu {type}; kiểu không đổi được, kể cả sau khi bỏ.",
            $"Attribute {attribute} was of type {type}; a type never changes, also after it was removed."),
        new(
            "Dùng một id khác.",
            "Use another id."));

    /// <summary>An act that others name is replaced.</summary>
    public static (Text Message, Text Remedy) ActReplaced(string act) => (
        new(
            $"Văn bản {act} đã có trong danh mục và sẽ được ghi lại cho mọi mã dẫn nó.",
            $"Act {act} is in the catalog and will read otherwise for all codes that name it."),
        new(
            "Giữ nguyên nếu bản ghi cũ sai; nếu là văn bản khác, dùng id khác.",
            "Go on if the record was wrong; if it is another act, give it another id."));

    private static string D(DateOnly day) =>
        day == DateOnly.MinValue ? "…" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<long> versions) =>
        string.Join(", ", versions.Select(version => version.ToString(CultureInfo.InvariantCulture)));
}
