using System.Globalization;
using System.Text;
using MasterData.Changesets;
using MasterData.Core.Requests;
using MasterData.Errors;

namespace MasterData.Core.Changesets;

/// <summary>What may be written into a changeset; the rules of its operations are those of publishing.</summary>
internal static class ChangesetText
{
    /// <summary>The most characters of a comment.</summary>
    public const int MostCharacters = 500;

    /// <summary>The content with its comment in NFC, or a refusal that names every field.</summary>
    public static ChangesetContent Check(ChangesetContent content)
    {
        var violations = new List<Violation>();
        var comment = Comment(content.Comment, "changeset.comment", violations);
        if (content.Operations.Length > ChangesetContent.MaxOperations)
        {
            violations.Add(TooMany("changeset.operations", content.Operations.Length));
        }

        if (content.NewActs.Length > ChangesetContent.MaxOperations)
        {
            violations.Add(TooMany("changeset.new_acts", content.NewActs.Length));
        }

        if (content.BaseVersion < 0)
        {
            violations.Add(AboutField(
                "changeset.base_version",
                ViolationReason.ValueType,
                new("Phiên bản gốc không thể âm.", "The base version cannot be negative."),
                new("Nêu một phiên bản đã công bố, hoặc 0.", "Name a published version, or 0.")));
        }

        return violations.Count is 0
            ? content with { Comment = comment }
            : throw RequestErrors.InvalidFields(violations);
    }

    /// <summary>What an approver says, in NFC.</summary>
    public static string Review(string comment, bool required)
    {
        if (!required && comment is "")
        {
            return "";
        }

        var violations = new List<Violation>();
        var text = Comment(comment, "comment", violations);
        return violations.Count is 0 ? text : throw RequestErrors.InvalidFields(violations);
    }

    private static string Comment(string comment, string field, List<Violation> violations)
    {
        if (string.IsNullOrWhiteSpace(comment))
        {
            violations.Add(AboutField(
                field,
                ViolationReason.FieldRequired,
                new("Thiếu lý do.", "There is no comment."),
                new("Nêu lý do trong một dòng.", "Say why, in one line.")));
            return comment;
        }

        if (comment.Length > MostCharacters)
        {
            violations.Add(AboutField(
                field,
                ViolationReason.TooLong,
                new(
                    $"Có {comment.Length} ký tự, nhiều hơn {MostCharacters}.",
                    $"It has {comment.Length} characters, more than {MostCharacters}."),
                new($"Rút gọn còn tối đa {MostCharacters} ký tự.", $"Shorten it to {MostCharacters} characters.")));
            return comment;
        }

        if (comment.EnumerateRunes().Any(IsForbidden) || comment.Trim().Length != comment.Length)
        {
            violations.Add(AboutField(
                field,
                ViolationReason.ForbiddenCharacter,
                new(
                    "Có ký tự điều khiển, ký tự ẩn hoặc khoảng trắng ở đầu hay cuối.",
                    "It has control or invisible characters, or blanks at the ends."),
                new("Xóa các ký tự đó; chỉ viết một dòng.", "Remove them; write one line.")));
            return comment;
        }

        return comment.Normalize(NormalizationForm.FormC);
    }

    // Control, format (bidirectional, zero-width), separators of lines, lone surrogates, private use.
    private static bool IsForbidden(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse;

    private static Violation TooMany(string field, int count) => AboutField(
        field,
        ViolationReason.TooLong,
        new(
            $"Có {count} mục, nhiều hơn {ChangesetContent.MaxOperations}.",
            $"It has {count} entries, more than {ChangesetContent.MaxOperations}."),
        new("Chia thành nhiều đề xuất.", "Divide it into several changesets."));

    private static Violation AboutField(string field, ViolationReason reason, Text message, Text remedy) =>
        new() { Field = field, Reason = reason, Message = message, Remedy = remedy };
}
