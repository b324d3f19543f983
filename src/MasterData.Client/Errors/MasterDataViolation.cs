using System.Globalization;

namespace MasterData.Client.Errors;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Operation">The index of the operation of the changeset, from zero; -1 where it is not one
/// operation's.</param>
/// <param name="Code">The code concerned; may be empty.</param>
/// <param name="Field">The field concerned; may be empty.</param>
/// <param name="Reason">The stable reason, such as <c>PARENT_NOT_COVERING</c>.</param>
/// <param name="Message">What is wrong, in the language of the call.</param>
/// <param name="Remedy">What to do, in the language of the call; may be empty.</param>
public sealed record MasterDataViolation(
    int Operation, string Code, string Field, string Reason, string Message, string Remedy)
{
    private const string ReasonPrefix = "VIOLATION_REASON_";

    /// <summary>Reads a violation or a warning of a preview.</summary>
    public static MasterDataViolation From(V1.Violation violation)
    {
        ArgumentNullException.ThrowIfNull(violation);
        return new(
            violation.Operation,
            violation.Code,
            violation.Field,
            ReasonOf(violation.Reason),
            violation.Message,
            violation.Remedy);
    }

    // A server may be newer than this client: a reason without a name here keeps its number.
    private static string ReasonOf(V1.ViolationReason reason) =>
        V1.ErrorReasonReflection.Descriptor.EnumTypes
            .Single(type => type.Name is nameof(V1.ViolationReason))
            .FindValueByNumber((int)reason)?.Name[ReasonPrefix.Length..]
        ?? ((int)reason).ToString(CultureInfo.InvariantCulture);
}
