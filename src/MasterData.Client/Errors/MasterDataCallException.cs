using Grpc.Core;

namespace MasterData.Client.Errors;

/// <summary>A call was refused or could not be made.</summary>
public sealed class MasterDataCallException : RpcException
{
    internal MasterDataCallException(RpcException failure)
        : base(failure.Status, failure.Trailers, failure.Message) => Error = MasterDataError.From(failure);

    /// <summary>Why.</summary>
    public MasterDataError Error { get; }
}
