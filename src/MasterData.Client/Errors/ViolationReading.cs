using System.Globalization;
using System.Text.RegularExpressions;
using Google.Rpc;

namespace MasterData.Client.Errors;

/// <summary>Reads what is wrong with a request from the details of a status.</summary>
internal static partial class ViolationReading
{
    /// <summary>The violations of a preview, which say most; else those of the fields.</summary>
    public static IReadOnlyList<MasterDataViolation> Read(Google.Rpc.Status status) =>
        status.GetDetail<V1.Preview>() is { Violations.Count: > 0 } preview
            ? [.. preview.Violations.Select(MasterDataViolation.From)]
            : [.. (status.GetDetail<BadRequest>()?.FieldViolations ?? []).Select(FromField)];

    private static MasterDataViolation FromField(BadRequest.Types.FieldViolation violation) => new(
        OperationOf(violation.Field),
        "",
        violation.Field,
        violation.Reason,
        violation.LocalizedMessage?.Message is { Length: > 0 } message ? message : violation.Description,
        "");

    private static int OperationOf(string field) =>
        OperationPath().Match(field) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : -1;

    // At most nine digits: more would be no index.
    [GeneratedRegex(@"(?:^|\.)operations\[([0-9]{1,9})\]")]
    private static partial Regex OperationPath();
}
