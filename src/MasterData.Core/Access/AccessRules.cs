using System.Text.RegularExpressions;
using MasterData.Catalogs;
using MasterData.Errors;

namespace MasterData.Core.Access;

/// <summary>The formats of access.</summary>
internal static partial class AccessRules
{
    /// <summary>What is wrong with the id of a principal; <c>system</c> is the service itself.</summary>
    public static IEnumerable<Violation> Principal(string principal, string field = "principal")
    {
        if (!PrincipalFormat.IsMatch(principal) || principal == Actor.System.Id)
        {
            yield return Violation(
                field,
                ViolationReason.ValueType,
                new("Định danh không đúng dạng.", "The id is not of the right form."),
                new(
                    "Dùng 1–63 ký tự: chữ thường a–z, chữ số, “.”, “_”, “-”, bắt đầu bằng chữ; không dùng “system”.",
                    "Use 1 to 63 of a–z, digits, “.”, “_”, “-”, beginning with a letter; not “system”."));
        }
    }

    /// <summary>What is wrong with roles and catalogs.</summary>
    public static IEnumerable<Violation> Grants(IReadOnlyList<Grant> grants)
    {
        for (var i = 0; i < grants.Count; i++)
        {
            if (!Enum.IsDefined(grants[i].Role))
            {
                yield return Violation(
                    $"grants[{i}].role",
                    ViolationReason.FieldRequired,
                    new("Thiếu vai trò.", "There is no role."),
                    new("Chọn một vai trò.", "Choose a role."));
            }

            if (grants[i].Catalog is not Grant.Everywhere && !CatalogId.IsValid(grants[i].Catalog))
            {
                yield return Violation(
                    $"grants[{i}].catalog",
                    ViolationReason.ValueType,
                    new("Tên danh mục không đúng dạng.", "The name of the catalog is not of the right form."),
                    new("Dùng “catalogs/<mã>” hoặc “catalogs/*”.", "Use “catalogs/<id>” or “catalogs/*”."));
            }
        }
    }

    /// <summary>A violation of one field.</summary>
    public static Violation Violation(string field, ViolationReason reason, Text message, Text remedy) =>
        new() { Field = field, Reason = reason, Message = message, Remedy = remedy };

    [GeneratedRegex(@"^[a-z][a-z0-9._-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PrincipalFormat { get; }
}
