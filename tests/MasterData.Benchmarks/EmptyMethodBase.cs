using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace MasterData.Benchmarks;

/// <summary>
/// What the protobuf compiler would make of a service with one empty method: gRPC looks for it in a base type.
/// </summary>
[BindServiceMethod(typeof(EmptyMethodBase), nameof(Bind))]
internal abstract class EmptyMethodBase
{
    private static readonly Marshaller<Empty> Marshaller =
        Marshallers.Create(message => message.ToByteArray(), Empty.Parser.ParseFrom);

    public static Method<Empty, Empty> Method { get; } =
        new(MethodType.Unary, "masterdata.benchmarks.Empty", "Nothing", Marshaller, Marshaller);

    public static void Bind(ServiceBinderBase binder, EmptyMethodBase? service) =>
        binder.AddMethod(Method, service is null ? null : service.Nothing);

    public abstract Task<Empty> Nothing(Empty request, ServerCallContext context);
}
