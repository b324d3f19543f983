using Grpc.Core;
using MasterData.Core.Access;
using MasterData.Server.Requests;
using MasterData.V1;

namespace MasterData.Server.Access;

/// <summary>Keys over gRPC.</summary>
internal sealed class AccessService(RedeemSetupToken redeem, CreateKey create, ListKeys list, RevokeKey revoke)
    : V1.AccessService.AccessServiceBase
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
        return new() { Key = issued.Key.ToProto(), Secret = issued.Secret };
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
