using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace MasterData.Benchmarks;

/// <summary>A unary method that does nothing: what gRPC itself costs.</summary>
internal sealed class EmptyMethod : EmptyMethodBase
{
    public override Task<Empty> Nothing(Empty request, ServerCallContext context) => Task.FromResult(request);
}
