using Google.Protobuf;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Output;

namespace MasterData.Cli.Access;

/// <summary>Grants in every form an answer has.</summary>
internal static class GrantAnswers
{
    private static readonly Column[] Columns =
    [
        new("principal", "Của", "Principal"), new("grant", "Quyền", "Grant"), new("state", "Trạng thái", "State"),
        new("by", "Người đề nghị", "By"), new("confirmed_by", "Người xác nhận", "Confirmed by"),
        new("expires_at", "Hết hạn lúc", "Expires at"), new("pending", "Đang chờ", "Pending"),
    ];

    /// <summary>Roles in effect, then what waits.</summary>
    public static Answer Of(V1.ListGrantsResponse response) =>
        new(response, Columns, [.. response.Grants.Select(Row), .. response.Pending.Select(Row)]);

    /// <summary>One role after it was given, confirmed or withdrawn.</summary>
    public static Answer Of(
        IMessage response, string principal, V1.Grant grant, string state, V1.PendingGrant? pending) =>
        new(
            response,
            Columns,
            [pending is null ? [principal, GrantText.Of(grant), state, "", "", "", ""] : Row(pending)]);

    private static string[] Row(V1.PrincipalGrant grant) =>
        [grant.Principal, GrantText.Of(grant.Grant), "in-effect", grant.GivenBy, grant.ConfirmedBy, "", ""];

    private static string[] Row(V1.PendingGrant pending) =>
    [
        pending.Principal, GrantText
            .Of(pending.Grant), $"{EnumText.Of(pending.Change)}-pending", pending.ProposedBy, "",
        Values.Of(pending.ExpiresAt), Names.IdOf(pending.Name),
    ];
}
