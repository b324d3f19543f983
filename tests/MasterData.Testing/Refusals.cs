using Google.Rpc;
using Grpc.Core;

namespace MasterData.Testing;

/// <summary>What the details of a refusal say.</summary>
public static class Refusals
{
    extension(RpcException refusal)
    {
        /// <summary>The promised reason.</summary>
        public string? Reason => refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason;

        /// <summary>How many fields it names.</summary>
        public int FieldViolations => refusal.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations.Count ?? 0;
    }
}
