using MasterData.Core.Requests;
using MasterData.Core.Versions;
using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Core.Items;

/// <summary>The refusals about items, one factory for each.</summary>
internal static class ItemErrors
{
    /// <summary>The code was never issued, as far as was known.</summary>
    public static MasterDataException NotFound(string code, ReadPoint point)
    {
        var catalog = point.Head.Catalog;
        return new(ErrorReason.ItemNotFound, new(
            $"Danh mục “{catalog}” không có mã “{code}” (phiên bản {point.Head.Version}). Hãy kiểm tra lại mã.",
            $"The catalog “{catalog}” has no code “{code}” (version {point.Head.Version}). Check the code."))
        {
            Metadata = new Dictionary<string, string>
            {
                ["catalog"] = catalog,
                ["code"] = code,
                ["version"] = $"{point.Head.Version}",
            },
        };
    }

    /// <summary>The code has no slice on the day.</summary>
    public static MasterDataException NotInForce(
        string code, ReadPoint point, Slice nearest, IReadOnlyCollection<string> successors)
    {
        var day = Day(point.EffectiveOn);
        var next = string.Join(',', successors);
        var (hintVi, hintEn) = next is ""
            ? ("Hãy hỏi một ngày trong khoảng đó.", "Ask for a day in that time.")
            : ($"Mã kế tiếp: {next}.", $"Its successors: {next}.");
        return new(ErrorReason.ItemNotInForce, new(
            $"Mã “{code}” không có hiệu lực ngày {day}; gần nhất: {NearVi(nearest)}. {hintVi}",
            $"The code “{code}” is not in force on {day}; nearest: {NearEn(nearest)}. {hintEn}"))
        {
            Metadata = new Dictionary<string, string>
            {
                ["catalog"] = point.Head.Catalog,
                ["code"] = code,
                ["effective_on"] = day,
                ["valid_from"] = nearest.ValidFrom == DateOnly.MinValue ? "" : Day(nearest.ValidFrom),
                ["valid_to"] = nearest.ValidTo == DateOnly.MaxValue ? "" : Day(nearest.ValidTo),
                ["successors"] = next,
            },
        };
    }

    /// <summary>More codes are asked for at a time than allowed.</summary>
    public static MasterDataException TooManyCodes(int max) => RequestErrors.InvalidFields(new Violation
    {
        Field = "codes",
        Reason = ViolationReason.TooLong,
        Message = new($"Có hơn {max} mã.", $"There are more than {max} codes."),
        Remedy = new($"Cho nhiều nhất {max}.", $"Give at most {max}."),
    });

    private static string NearVi(Slice slice) => (slice.ValidFrom, slice.ValidTo) switch
    {
        var (_, to) when to == DateOnly.MaxValue => $"từ {Day(slice.ValidFrom)}",
        var (from, to) when from == DateOnly.MinValue => $"đến trước {Day(to)}",
        var (from, to) => $"từ {Day(from)} đến trước {Day(to)}",
    };

    private static string NearEn(Slice slice) => (slice.ValidFrom, slice.ValidTo) switch
    {
        var (_, to) when to == DateOnly.MaxValue => $"from {Day(slice.ValidFrom)}",
        var (from, to) when from == DateOnly.MinValue => $"until before {Day(to)}",
        var (from, to) => $"from {Day(from)} until before {Day(to)}",
    };

    private static string Day(DateOnly day) => $"{day:yyyy-MM-dd}";
}
