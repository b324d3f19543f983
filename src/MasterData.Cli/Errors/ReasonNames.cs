using Google.Rpc;
using Grpc.Core;

namespace MasterData.Cli.Errors;

/// <summary>The names of reasons and statuses as they travel, from the contract.</summary>
internal static class ReasonNames
{
    private const string Prefix = "ERROR_REASON_";

    public static string NoChange { get; } = Of(V1.ErrorReason.NoChange);

    public static string SchemaBreaksData { get; } = Of(V1.ErrorReason.SchemaBreaksData);

    /// <summary>A status as the protocol writes it: <c>NOT_FOUND</c>.</summary>
    public static string Of(StatusCode status) =>
        CodeReflection.Descriptor.EnumTypes.Single().FindValueByNumber((int)status)?.Name ?? $"{status}";

    private static string Of(V1.ErrorReason reason) => V1.ErrorReasonReflection.Descriptor.EnumTypes
        .Single(type => type.Name is nameof(V1.ErrorReason))
        .FindValueByNumber((int)reason).Name[Prefix.Length..];
}
