using MasterData.Errors;

namespace MasterData.Server.Requests;

/// <summary>The sentences about fields that cannot be read.</summary>
internal static class FieldTexts
{
    private const int MostShown = 100;

    public static Text WriteADate { get; } = new(
        "Ghi ngày có trong lịch, dạng YYYY-MM-DD.", "Give a day of the calendar as YYYY-MM-DD.");

    public static Text FillIn { get; } = new("Hãy điền vào.", "Fill it in.");

    public static Text NotADate(string text) => new(
        $"“{Shown(text)}” không phải là một ngày.", $"“{Shown(text)}” is not a day.");

    public static Text Missing(string field) => new($"Thiếu {field}.", $"{field} is missing.");

    public static Text WrongFormat(string text) => new(
        $"“{Shown(text)}” sai dạng.", $"“{Shown(text)}” has the wrong format.");

    public static Text WriteLike(string example) => new($"Ghi theo dạng {example}.", $"Write it like {example}.");

    public static Text Negative(int size) => new($"{size} là số âm.", $"{size} is negative.");

    public static Text NotAValue(string field) => new(
        $"{field} có giá trị không thuộc danh sách.", $"{field} has a value that is not in the list.");

    public static Text NotAVersion(long version) => new(
        $"{version} không phải là phiên bản.", $"{version} is not a version.");

    public static Text VersionsBeginAtOne { get; } = new(
        "Phiên bản bắt đầu từ 1; bỏ trống known_at để hỏi bản mới nhất.",
        "Versions begin at 1; leave known_at out to ask for the newest.");

    public static Text NotAnInstant { get; } = new("Thời điểm không có thật.", "There is no such instant.");

    public static Text InstantRange { get; } = new(
        "Cho thời điểm trong các năm 0001–9999.", "Give an instant in the years 0001–9999.");

    public static Text ZeroOrMore { get; } = new("Cho số từ 0 trở lên.", "Give zero or more.");

    public static Text ChooseAValue { get; } = new(
        "Chọn một giá trị của giao thức.", "Choose one of the protocol's values.");

    private static string Shown(string text) => text.Length <= MostShown ? text : $"{PlainText.Cut(text, MostShown)}…";
}
