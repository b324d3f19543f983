using Grpc.Core;
using MasterData.Core.Access;
using MasterData.Server.Requests;
using MasterData.V1;

namespace MasterData.Server.Access;

/// <summary>Keys over gRPC.</summary>
internal sealed class AccessService(
    RedeemSetupToken redeem,
    CreateKey create,
    ListKeys list,
    RevokeKey revoke,
    ListGrants listGrants,
    GiveGrant give,
    ConfirmGrant confirm,
    WithdrawGrant withdraw,
    CancelGrant cancel) : V1.AccessService.AccessServiceBase
{
    /// <inheritdoc/>
    public override async Task<RedeemSetupTokenResponse> RedeemSetupToken(
        RedeemSetupTokenRequest request, ServerCallContext context)
    {
        var issued = await redeem.ExecuteAsync(request.Token, request.Principal, context.CancellationToken);
        return new() { Key = issued.Key.ToProto(), Secret = issued.Secret };
    }

    /// <inheritdoc/>
    public override async Task<CreateKeyResponse> CreateKey(CreateKeyRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var grants = request.Grants.Select((grant, at) => grant.ToModel(fields, $"grants[{at}]")).ToList();
        fields.ThrowIfAny();

        var issued = await create.ExecuteAsync(
            context.Actor,
            request.Principal,
            grants,
            request.ValidDays,
            request.RequestId,
            context.CancellationToken);
        return new()
        {
            Key = issued.Key.ToProto(),
            Secret = issued.Secret,
            Pending = { issued.Pending.Select(pending => pending.ToProto()) },
        };
    }

    /// <inheritdoc/>
    public override async Task<ListGrantsResponse> ListGrants(ListGrantsRequest request, ServerCallContext context)
    {
        var (grants, pending) = await listGrants.ExecuteAsync(context.Actor, context.CancellationToken);
        return new()
        {
            Grants = { grants.Select(grant => grant.ToProto()) },
            Pending = { pending.Select(waiting => waiting.ToProto()) },
        };
    }

    /// <inheritdoc/>
    public override async Task<GiveGrantResponse> GiveGrant(GiveGrantRequest request, ServerCallContext context)
    {
        var grant = Read(request.Grant);
        var result = await give.ExecuteAsync(
            context.Actor, request.Principal, grant, request.RequestId, context.CancellationToken);
        return new() { Pending = result.Pending?.ToProto() };
    }

    /// <inheritdoc/>
    public override async Task<ConfirmGrantResponse> ConfirmGrant(
        ConfirmGrantRequest request, ServerCallContext context)
    {
        var result = await confirm.ExecuteAsync(
            context.Actor, PendingOf(request.Name), request.RequestId, context.CancellationToken);
        return new() { Principal = result.Principal, Grant = result.Grant.ToProto() };
    }

    /// <inheritdoc/>
    public override async Task<WithdrawGrantResponse> WithdrawGrant(
        WithdrawGrantRequest request, ServerCallContext context)
    {
        var result = await (request.Name is ""
            ? withdraw.ExecuteAsync(
                context.Actor, request.Principal, Read(request.Grant), request.RequestId, context.CancellationToken)
            : cancel.ExecuteAsync(
                context.Actor, PendingOf(request.Name), request.RequestId, context.CancellationToken));
        return new()
        {
            Principal = result.Principal,
            Grant = result.Grant.ToProto(),
            Pending = result.Pending?.ToProto(),
        };
    }

    private static Core.Access.Grant Read(V1.Grant? message)
    {
        var fields = new RequestFields();
        var grant = (message ?? new()).ToModel(fields, "grant");
        fields.ThrowIfAny();
        return grant;
    }

    private static string PendingOf(string name)
    {
        var fields = new RequestFields();
        var pending = fields.PendingGrant(name);
        fields.ThrowIfAny();
        return pending;
    }

    /// <inheritdoc/>
    public override async Task<ListKeysResponse> ListKeys(ListKeysRequest request, ServerCallContext context)
    {
        var keys = await list.ExecuteAsync(context.Actor, context.CancellationToken);
        return new() { Keys = { keys.Select(key => key.ToProto()) } };
    }

    /// <inheritdoc/>
    public override async Task<RevokeKeyResponse> RevokeKey(RevokeKeyRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var key = fields.Key(request.Name);
        fields.ThrowIfAny();

        var revoked = await revoke.ExecuteAsync(context.Actor, key, request.RequestId, context.CancellationToken);
        return new() { Key = revoked.ToProto() };
    }
}
