using MasterData.Errors;

namespace MasterData.Core.Findings;

/// <summary>Something unusual that a version published all the same. Written once, never changed.</summary>
internal sealed class FindingRow
{
    private static readonly ViolationReason[] Reasons =
    [
        ViolationReason.ReferencedBy,
        ViolationReason.UnusualParentKind,
        ViolationReason.CodeReturns,
        ViolationReason.NameDisagrees,
    ];

    /// <summary>The catalog.</summary>
    public required string Catalog { get; init; }

    /// <summary>The version that published it.</summary>
    public required long Version { get; init; }

    /// <summary>Its place among the findings of the version, from one.</summary>
    public required int Number { get; init; }

    /// <summary>The stable reason.</summary>
    public required ViolationReason Reason { get; init; }

    /// <summary>The code concerned; empty where it is none's.</summary>
    public required string Code { get; init; }

    /// <summary>The path of the field; may be empty.</summary>
    public required string Field { get; init; }

    /// <summary>What is unusual, in Vietnamese.</summary>
    public required string MessageVi { get; init; }

    /// <summary>What is unusual, in English.</summary>
    public required string MessageEn { get; init; }

    /// <summary>What can be done, in Vietnamese.</summary>
    public required string RemedyVi { get; init; }

    /// <summary>What can be done, in English.</summary>
    public required string RemedyEn { get; init; }

    /// <summary>
    /// The warnings that stay true of what is published; the others only concern the act of publishing.
    /// </summary>
    internal static IEnumerable<FindingRow> Of(string catalog, long version, IEnumerable<Violation> warnings) =>
        warnings
        .Where(warning => Reasons.Contains(warning.Reason))
        .Select((warning, index) => new FindingRow
        {
            Catalog = catalog,
            Version = version,
            Number = index + 1,
            Reason = warning.Reason,
            Code = warning.Code,
            Field = warning.Field,
            MessageVi = warning.Message.Vi,
            MessageEn = warning.Message.En,
            RemedyVi = warning.Remedy.Vi,
            RemedyEn = warning.Remedy.En,
        });
}
