using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace MasterData.Benchmarks;

/// <summary>A unary method that does nothing: what gRPC itself costs.</summary>
[BindServiceMethod(typeof(EmptyMethod), nameof(Bind))]
internal sealed class EmptyMethod
{
    private static readonly Marshaller<Empty> Marshaller =
        Marshallers.Create(message => message.ToByteArray(), Empty.Parser.ParseFrom);

    public static Method<Empty, Empty> Method { get; } =
        new(MethodType.Unary, "masterdata.benchmarks.Empty", "Nothing", Marshaller, Marshaller);

    public static void Bind(ServiceBinderBase binder, EmptyMethod? service) =>
        binder.AddMethod(Method, service is null ? null : service.Nothing);

    public Task<Empty> Nothing(Empty request, ServerCallContext context) => Task.FromResult(request);
}
