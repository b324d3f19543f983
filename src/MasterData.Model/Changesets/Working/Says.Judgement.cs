using MasterData.Errors;

namespace MasterData.Changesets.Working;

internal static partial class Says
{
    public static (Text Message, Text Remedy) Coverage(string code, DateOnly day) => (
        new(
            $"Các phần ra khỏi {code} vào {D(day)} không phủ hết: cần đúng một phần whole, hoặc ít nhất hai phần part.",
            $"The legs out of {code} on {D(day)} do not cover it: exactly one whole, or at least two parts, are "
            + "needed."),
        new(
            "Bổ sung các phần còn thiếu, kể cả phần giữ mã.",
            "Add what is missing, the part that keeps the code included."));

    public static (Text Message, Text Remedy) NothingHappened(string code, DateOnly day) => (
        new(
            $"Vào {D(day)} mã {code} chỉ nhận toàn bộ chính nó: không có gì xảy ra.",
            $"On {D(day)} code {code} only receives the whole of itself: nothing happened."),
        new(
            "Dùng amend nếu chỉ đổi tên, loại hay cấp trên.",
            "Use amend if only name, kind or parent change."));

    public static (Text Message, Text Remedy) DispositionMissing(string code, DateOnly day) => (
        new(
            $"Mã {code} kết thúc vào {D(day)} mà không nói đi đâu.",
            $"Code {code} ends on {D(day)} without a disposition."),
        new(
            "Ghi các phần kế thừa, hoặc lý do không có, hoặc “not recorded” khi record.",
            "Give its legs, or the reason why there are none, or \"not recorded\" in a record."));

    public static (Text Message, Text Remedy) Overlap(string code, DateOnly day) => (
        new(
            $"Mã {code} có hai lát chồng nhau từ {D(day)}.",
            $"Code {code} has two slices that overlap from {D(day)}."),
        new(
            "Sửa ngày của các lát.",
            "Correct the dates of the slices."));

    public static (Text Message, Text Remedy) EmptySlice(string code, DateOnly day) => (
        new(
            $"Lát của mã {code} bắt đầu {D(day)} kết thúc không sau ngày đầu.",
            $"The slice of code {code} from {D(day)} ends no later than it begins."),
        new(
            "Sửa ngày của lát.",
            "Correct its dates."));

    public static (Text Message, Text Remedy) LegTargetDoesNotBegin(string code, DateOnly day) => (
        new(
            $"Phần vào {code} ngày {D(day)}: không có đơn vị nào của mã bắt đầu ngày đó.",
            $"Leg into {code} on {D(day)}: no unit of the code begins on that day."),
        new(
            "Cắt lát tại ngày đó, hoặc sửa ngày của phần.",
            "Cut the slice on that day, or correct the leg."));

    public static (Text Message, Text Remedy) LegSourceDoesNotEnd(string code, DateOnly day) => (
        new(
            $"Phần từ {code} ngày {D(day)}: đơn vị của mã không kết thúc ngày đó.",
            $"Leg from {code} on {D(day)}: the unit of the code does not end on that day."),
        new(
            "Sửa ngày kết thúc của đơn vị, hoặc ngày của phần.",
            "Correct the end of the unit, or the leg."));

    public static (Text Message, Text Remedy) LegNeedsUnit(string code, DateOnly day) => (
        new(
            $"Phần ra khỏi {code} ngày {D(day)} không còn đơn vị nguồn.",
            $"The leg out of {code} on {D(day)} would lose its source."),
        new(
            "Giữ đơn vị kết thúc ngày đó, hoặc sửa cả mã nhận.",
            "Keep the unit that ends on that day, or correct the receiving code as well."));

    public static (Text Message, Text Remedy) HasLegs(string code) => (
        new(
            $"Mã {code} có các phần chia tách, sáp nhập.",
            $"Code {code} has legs."),
        new(
            "Rút sự kiện bằng correct undo trước.",
            "Take the event back by correct undo first."));

    public static (Text Message, Text Remedy) IsRecoded(string code, string other) => (
        new(
            $"{code} và {other} là mã của cùng một đơn vị.",
            $"{code} and {other} are codes of one unit."),
        new(
            "Hủy việc đổi mã trước (sửa, hủy sự kiện).",
            "Take back the recode first (correct, undo)."));

    public static (Text Message, Text Remedy) HasReferences(string code, string by) => (
        new(
            $"Còn tham chiếu đến {code}: {by}.",
            $"{code} is still referred to: {by}."),
        new(
            "Chuyển các tham chiếu đó trước.",
            "Move those references first."));

    public static (Text Message, Text Remedy) NoSliceBegins(string code, DateOnly day) => (
        new(
            $"Mã {code} không có ranh giới nào vào {D(day)}.",
            $"Code {code} has no boundary on {D(day)}."),
        new(
            "Xem lịch sử của mã và ghi đúng ngày đã ghi nhận.",
            "Look at the history and give the recorded day."));

    public static (Text Message, Text Remedy) NotStated(string code, string field, DateOnly day) => (
        new(
            $"Trường {field} của mã {code} không được ghi vào {D(day)}.",
            $"Field {field} of code {code} was not stated on {D(day)}."),
        new(
            "Chọn ngày mà trường này được ghi, hoặc dùng amend.",
            "Choose the day on which it was stated, or use amend."));

    public static (Text Message, Text Remedy) BeyondNeighbour(string code, DateOnly day) => (
        new(
            $"Ngày {D(day)} vượt qua ranh giới bên cạnh của mã {code}.",
            $"{D(day)} lies beyond a neighbouring boundary of code {code}."),
        new(
            "Chọn ngày nằm giữa hai ranh giới bên cạnh.",
            "Choose a day strictly between the neighbouring boundaries."));

    public static (Text Message, Text Remedy) UnknownKind(string code, string kind) => (
        new(
            $"Danh mục không có loại {kind} (mã {code}).",
            $"The catalog has no kind {kind} (code {code})."),
        new(
            "Xem các loại bằng masterdata catalog show.",
            "See the kinds with masterdata catalog show."));

    public static (Text Message, Text Remedy) ValueType(string code, string field, string type) => (
        new(
            $"Giá trị của {field} ở mã {code} không đúng kiểu {type}.",
            $"The value of {field} of code {code} is not of type {type}."),
        new(
            "Sửa giá trị theo kiểu của thuộc tính.",
            "Correct it as the attribute asks."));

    public static (Text Message, Text Remedy) UnknownAct(string code, string act) => (
        new(
            $"Danh mục không có văn bản {act} (mã {code}).",
            $"The catalog has no act {act} (code {code})."),
        new(
            "Thêm văn bản vào new_acts.",
            "Add the act to new_acts."));

    public static (Text Message, Text Remedy) ParentNotCovering(string code, string parent, DateOnly day) => (
        new(
            $"Vào {D(day)}, cấp trên {parent} của mã {code} không có hiệu lực.",
            $"On {D(day)}, {parent}, the parent of code {code}, is not in force."),
        new(
            "Chuyển mã sang cấp trên khác từ ngày đó, trong cùng bộ thay đổi hoặc trước đó.",
            "Give it another parent from that day, in this changeset or an earlier one."));

    public static (Text Message, Text Remedy) ParentKind(
        string code, string kind, string parent, string parentKind, DateOnly day) => (
        new(
            $"Vào {D(day)}, mã {code} (loại {kind}) không được đứng dưới {Top(parent)} (loại {parentKind}).",
            $"On {D(day)}, code {code} (kind {kind}) may not stand under {TopEn(parent)} (kind {parentKind})."),
        new(
            "Xem quy tắc cấp trên trong masterdata catalog show.",
            "See the parent rules with masterdata catalog show."));

    public static (Text Message, Text Remedy) Cycle(string code, DateOnly day) => (
        new(
            $"Từ {D(day)}, cấp trên của mã {code} tạo thành vòng.",
            $"From {D(day)}, the parents of code {code} form a cycle."),
        new(
            "Chọn cấp trên không nằm dưới chính mã này.",
            "Choose a parent that is not below the code itself."));

    public static (Text Message, Text Remedy) ReferenceNotValid(
        string code, string field, string target, DateOnly day) => (
        new(
            $"Giá trị {target} của {field} (mã {code}) không có hiệu lực vào {D(day)}.",
            $"{target}, the value of {field} of code {code}, is not valid on {D(day)}."),
        new(
            "Dùng mã có hiệu lực vào ngày đầu của lát.",
            "Use a code that is valid on the first day of the slice."));

    public static (Text Message, Text Remedy) MassEnd(int count, int all) => (
        new(
            $"{count} trong {all} mã kết thúc cùng lúc.",
            $"{count} of {all} codes end at once."),
        new(
            "Nếu đúng là vậy, đặt allow_mass_end.",
            "If that is meant, set allow_mass_end."));

    public static (Text Message, Text Remedy) StaleBase(string code, long version) => (
        new(
            $"Mã {code} đã thay đổi ở phiên bản {version}, sau phiên bản gốc của bộ thay đổi.",
            $"Code {code} changed in version {version}, after the base of the changeset."),
        new(
            "Xem lại mã và đặt lại phiên bản gốc bằng changeset update.",
            "Look at it again and set the base version anew with changeset update."));

    public static (Text Message, Text Remedy) NoChange() => (
        new(
            "Không có gì thay đổi.",
            "Nothing would differ."),
        new(
            "Kiểm tra lại các thao tác.",
            "Check the operations."));

    public static (Text Message, Text Remedy) SameName(string code, string other, string parent) => (
        new(
            $"Mã {other} cùng tên, cùng loại dưới {Top(parent)}.",
            $"{other} has the same name and kind under {TopEn(parent)}."),
        new(
            "Kiểm tra xem có phải cùng một đơn vị.",
            "Check whether they are the same unit."));

    public static (Text Message, Text Remedy) Twin(string code, string other, string parent) => (
        new(
            $"Mã {other} dưới {Top(parent)} chỉ khác tên ở dấu.",
            $"{other} under {TopEn(parent)} differs in accents only."),
        new(
            "Kiểm tra chính tả của tên.",
            "Check the spelling."));

    public static (Text Message, Text Remedy) InPast(DateOnly day) => (
        new(
            $"Ngày hiệu lực {D(day)} đã qua.",
            $"The effective date {D(day)} is in the past."),
        new(
            "Hệ thống dùng danh mục sẽ thấy quá khứ đổi; kiểm tra lại ngày.",
            "Consumers will see the past change; check the date."));

    public static (Text Message, Text Remedy) ReferencedBy(string code, string by) => (
        new(
            $"Mã kết thúc nhưng còn được tham chiếu: {by}.",
            $"The code ends but is still referred to: {by}."),
        new(
            "Báo người phụ trách các danh mục đó.",
            "Tell the stewards of those catalogs."));

    public static (Text Message, Text Remedy) Unusual(
        string code, string kind, string parent, string parentKind, DateOnly day) => (
        new(
            $"Từ {D(day)}, mã {code} ({kind}) đứng dưới {Top(parent)} ({parentKind}): khác thường.",
            $"From {D(day)}, code {code} ({kind}) stands under {TopEn(parent)} ({parentKind}): unusual."),
        new(
            "Giữ nguyên nếu nguồn ghi như vậy.",
            "Leave it if the source has it so."));

    public static (Text Message, Text Remedy) Returns(string code, DateOnly day) => (
        new(
            $"Mã {code} trở lại vào {D(day)} sau khi đã đóng.",
            $"Code {code} returns on {D(day)} after it was closed."),
        new(
            "Giữ nguyên nếu nguồn ghi như vậy.",
            "Leave it if the source has it so."));

    public static (Text Message, Text Remedy) NameDisagrees(
        string code, string name, string prefix, DateOnly day) => (
        new(
            $"Từ {D(day)}, tên “{name}” của mã {code} không bắt đầu bằng “{prefix}”.",
            $"From {D(day)}, the name \"{name}\" of code {code} does not begin with \"{prefix}\"."),
        new(
            "Giữ nguyên nếu nguồn ghi như vậy.",
            "Leave it if the source has it so."));

    public static (Text Message, Text Remedy) UnusedAct(string act) => (
        new(
            $"Văn bản {act} không được nơi nào nhắc đến.",
            $"Nothing names the act {act}."),
        new(
            "Gắn văn bản vào thao tác, hoặc bỏ đi.",
            "Name it in an operation, or drop it."));
}
