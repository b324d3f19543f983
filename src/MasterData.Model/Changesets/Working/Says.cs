using System.Globalization;
using MasterData.Errors;

namespace MasterData.Changesets.Working;

/// <summary>What is wrong, and what to do, in the words of a steward.</summary>
internal static partial class Says
{
    public static (Text Message, Text Remedy) DateRequired() => (
        new(
            "Thao tác không có ngày hiệu lực.",
            "The operation has no effective date."),
        new(
            "Ghi ngày ở thao tác hoặc ở bộ thay đổi.",
            "Give a date to the operation or to the changeset."));

    public static (Text Message, Text Remedy) DateImpossible(DateOnly day) => (
        new(
            $"Ngày {D(day)} không dùng được.",
            $"The date {D(day)} is not possible."),
        new(
            "Dùng một ngày có thật, dạng YYYY-MM-DD.",
            "Use a real day, YYYY-MM-DD."));

    public static (Text Message, Text Remedy) NotInForce(string code, DateOnly day) => (
        new(
            $"Mã {code} không có hiệu lực vào {D(day)}.",
            $"Code {code} is not in force on {D(day)}."),
        new(
            "Xem lịch sử của mã và chọn ngày khác.",
            "Look at the history of the code and choose another day."));

    public static (Text Message, Text Remedy) UnknownCode(string code) => (
        new(
            $"Danh mục không có mã {code}.",
            $"The catalog has no code {code}."),
        new(
            "Kiểm tra lại mã; mã là chữ, giữ số 0 ở đầu.",
            "Check the code; codes are text and keep leading zeros."));

    public static (Text Message, Text Remedy) SameCode(string code) => (
        new(
            $"Mã mới trùng mã cũ {code}.",
            $"The new code is the old one, {code}."),
        new(
            "Ghi một mã khác.",
            "Give another code."));

    public static (Text Message, Text Remedy) ReasonRequired(string code) => (
        new(
            $"Mã {code} kết thúc mà không nêu lý do không có đơn vị kế thừa.",
            $"Code {code} ends without a reason why it has no successor."),
        new(
            "Ghi lý do, hoặc dùng reorganize nếu có đơn vị kế thừa.",
            "Give the reason, or use reorganize if there is a successor."));

    public static (Text Message, Text Remedy) LaterHistory(string code, DateOnly day, IEnumerable<DateOnly> days) => (
        new(
            $"Mã {code} đã có ghi nhận sau {D(day)}: {Join(days)}.",
            $"Code {code} has something recorded after {D(day)}: {Join(days)}."),
        new(
            "Rút lại các ghi nhận đó bằng correct trước.",
            "Take that back by correct first."));

    public static (Text Message, Text Remedy) AlreadyEnded(string code, DateOnly day) => (
        new(
            $"Mã {code} đã kết thúc vào {D(day)}.",
            $"Code {code} already ended on {D(day)}."),
        new(
            "Nếu ghi sai, dùng correct.",
            "If that was recorded wrongly, use correct."));

    public static (Text Message, Text Remedy) AlreadyStated(string code, string field, DateOnly day) => (
        new(
            $"Trường {field} của mã {code} đã được ghi cho {D(day)} với giá trị khác.",
            $"Field {field} of code {code} is already stated for {D(day)} with another value."),
        new(
            "Nếu giá trị cũ sai, dùng correct.",
            "If the recorded value is wrong, use correct."));

    public static (Text Message, Text Remedy) CodeExists(string code) => (
        new(
            $"Mã {code} đã được cấp và còn hiệu lực.",
            $"Code {code} is issued and in force."),
        new(
            "Dùng amend để sửa đổi, hoặc chọn mã khác.",
            "Use amend to change it, or choose another code."));

    public static (Text Message, Text Remedy) CodeClosed(string code, DateOnly day) => (
        new(
            $"Mã {code} đã đóng từ {D(day)}; mã đã đóng không cấp lại.",
            $"Code {code} was closed on {D(day)}; a closed code is not issued again."),
        new(
            "Chọn mã khác; nếu việc đóng mã bị ghi sai, dùng correct kèm lý do cấp lại.",
            "Choose another code; if the closing was recorded wrongly, use correct with a reason for the re-issue."));

    public static (Text Message, Text Remedy) FieldRequired(string code, string field) => (
        new(
            $"Thiếu trường bắt buộc {field}{Of(code)}.",
            $"The required field {field}{OfEn(code)} is missing."),
        new(
            "Ghi giá trị cho trường này.",
            "Give it a value."));

    public static (Text Message, Text Remedy) UnknownAttribute(string code, string field) => (
        new(
            $"Danh mục không có thuộc tính {field}.",
            $"The catalog has no attribute {field}."),
        new(
            "Xem các thuộc tính bằng masterdata catalog show.",
            "See the attributes with masterdata catalog show."));

    public static (Text Message, Text Remedy) UnknownField(string code, string field) => (
        new(
            $"Không thể ghi trường {Short(field)}{Of(code)}.",
            $"Field {Short(field)}{OfEn(code)} cannot be set."),
        new(
            "Các trường: name, short_name, kind, parent, attributes.*; đổi mã bằng recode.",
            "The fields are name, short_name, kind, parent, attributes.*; a code is changed by recode."));

    public static (Text Message, Text Remedy) EndMissing(string code) => (
        new(
            $"Mã {code} có lý do kết thúc nhưng không có ngày kết thúc.",
            $"Code {code} says how it ended but not when."),
        new(
            "Ghi valid_to, hoặc bỏ disposition.",
            "Give valid_to, or drop the disposition."));

    public static (Text Message, Text Remedy) Forbidden(string code, string field) => (
        new(
            $"Trường {field}{Of(code)} có ký tự điều khiển, ký tự đổi chiều, ký tự không nhìn thấy, "
            + "hoặc khoảng trắng ở đầu hay cuối.",
            $"Field {field}{OfEn(code)} has control, bidirectional or zero-width characters, or blanks at an end."),
        new(
            "Gõ lại giá trị, không dán ký tự ẩn.",
            "Type the value anew, without hidden characters."));

    public static (Text Message, Text Remedy) TooLong(string code, string field, int limit) => (
        new(
            $"Trường {field}{Of(code)} dài hơn {limit} ký tự.",
            $"Field {field}{OfEn(code)} is longer than {limit} characters."),
        new(
            "Rút ngắn giá trị.",
            "Shorten it."));

    public static (Text Message, Text Remedy) CodeNotNfc(string code) => (
        new(
            "Mã không ở dạng chuẩn NFC.",
            "The code is not in NFC."),
        new(
            "Mã chỉ gồm chữ cái không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.",
            "Codes have only unaccented letters, digits, dots, hyphens and underscores."));

    public static (Text Message, Text Remedy) CodeFormat(string code) => (
        new(
            $"“{Short(code)}” không phải là mã: 1 đến 64 chữ cái không dấu, chữ số, dấu . _ -, bắt đầu bằng chữ hoặc "
            + "số.",
            $"\"{Short(code)}\" is no code: 1 to 64 unaccented letters, digits, . _ -, beginning with a letter or "
            + "digit."),
        new(
            "Sửa lại mã.",
            "Correct the code."));

    public static (Text Message, Text Remedy) CodeOfKind(string code, string kind, string pattern) => (
        new(
            $"Mã {code} không đúng mẫu {pattern} của loại {kind}.",
            $"Code {code} does not match {pattern}, the pattern of kind {kind}."),
        new(
            "Sửa mã hoặc loại; giữ các số 0 ở đầu.",
            "Correct the code or the kind; keep leading zeros."));

    public static (Text Message, Text Remedy) NoSuchAlias(string code, string alias) => (
        new(
            $"Mã {code} không có bí danh {alias}.",
            $"Code {code} has no alias {alias}."),
        new(
            "Xem các bí danh bằng masterdata history.",
            "See the aliases with masterdata history."));

    public static (Text Message, Text Remedy) AliasTaken(string alias, string owner) => (
        new(
            $"{alias} đã là mã hoặc bí danh của {owner}.",
            $"{alias} is already a code, or an alias of {owner}."),
        new(
            "Chọn bí danh khác.",
            "Choose another alias."));

    public static (Text Message, Text Remedy) LegTwice(string from, string to, DateOnly day) => (
        new(
            $"Đã có phần từ {from} sang {to} vào {D(day)}.",
            $"There is already a leg from {from} to {to} on {D(day)}."),
        new(
            "Ghi mỗi cặp một lần; nếu đã công bố sai, dùng correct.",
            "Give each pair once; if it was published wrongly, use correct."));

    public static (Text Message, Text Remedy) NotConnected() => (
        new(
            "Các phần không nối với nhau: đây là hai sự kiện.",
            "The legs are not connected: these are two events."),
        new(
            "Tách thành hai thao tác reorganize.",
            "Use two reorganize operations."));

    public static (Text Message, Text Remedy) ResultWithoutLeg(string code) => (
        new(
            $"Kết quả {code} không nhận phần nào.",
            $"Result {code} receives no leg."),
        new(
            "Thêm phần đi vào nó, hoặc bỏ kết quả này.",
            "Add a leg into it, or drop the result."));

    public static (Text Message, Text Remedy) SelfLegMissing(string code, DateOnly day) => (
        new(
            $"Mã {code} tiếp tục dùng sau {D(day)} nhưng thiếu phần từ chính nó.",
            $"Code {code} goes on after {D(day)} but has no leg from itself."),
        new(
            $"Thêm phần {code} → {code}: phần giữ mã cũng là một phần.",
            $"Add the leg {code} → {code}: the part that keeps the code is a leg too."));

    private static string D(DateOnly day) =>
        day == DateOnly.MinValue ? "…" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<DateOnly> days) => string.Join(", ", days.Select(D));

    private static string Of(string code) => code.Length is 0 ? "" : $" của mã {Short(code)}";

    private static string OfEn(string code) => code.Length is 0 ? "" : $" of code {Short(code)}";

    private static string Top(string parent) => parent.Length is 0 ? "cấp cao nhất" : parent;

    private static string TopEn(string parent) => parent.Length is 0 ? "the top" : parent;

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
