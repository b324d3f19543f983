using MasterData.Errors;

namespace MasterData.Refusing;

/// <summary>The reasons that the protocol has for the rules. A rule without its own has the nearest one.</summary>
internal static class Reasons
{
    /// <summary>The reason for a rule.</summary>
    public static ViolationReason Of(Rule rule) => rule switch
    {
        Rule.AlreadyStated => ViolationReason.AlreadyStated,
        Rule.LegTwice or Rule.Coverage or Rule.EndsAndReceives => ViolationReason.Coverage,
        Rule.NothingHappened => ViolationReason.NothingHappened,
        Rule.Later => ViolationReason.HasLaterHistory,
        Rule.NotInForce => ViolationReason.NotInForce,
        Rule.AlreadyEnded => ViolationReason.AlreadyEnded,
        Rule.DispositionMissing => ViolationReason.DispositionMissing,
        Rule.ReasonRequired => ViolationReason.ReasonRequired,
        Rule.Overlap or Rule.DoesNotReadSo => ViolationReason.Overlap,
        Rule.CodeClosed => ViolationReason.CodeClosed,
        Rule.ParentNotCovering => ViolationReason.ParentNotCovering,
        Rule.ParentRequired or Rule.ParentKind => ViolationReason.ParentKind,
        Rule.ParentCycle => ViolationReason.ParentCycle,
        Rule.FieldRequired or Rule.CodeMissing => ViolationReason.FieldRequired,
        Rule.UnknownKind => ViolationReason.UnknownKind,
        Rule.CodeFormat => ViolationReason.CodeFormat,
        Rule.ReferenceNotValid => ViolationReason.ReferenceNotValid,
        Rule.ValueType or Rule.Retyped or Rule.CatalogInvalid => ViolationReason.ValueType,
        Rule.UnknownAttribute => ViolationReason.UnknownAttribute,
        Rule.ForbiddenCharacter => ViolationReason.ForbiddenCharacter,
        Rule.TooLong => ViolationReason.TooLong,
        Rule.TextNotNfc => ViolationReason.TextNotNfc,
        Rule.UnknownField or Rule.ResultTwice or Rule.SeveralEvents => ViolationReason.InvalidOperation,
        Rule.UnknownCode => ViolationReason.UnknownCode,
        Rule.CodeExists => ViolationReason.CodeExists,
        Rule.NotConnected => ViolationReason.NotConnected,
        Rule.StaleBase or Rule.ChangedSince => ViolationReason.StaleBase,
        Rule.NotStated => ViolationReason.NotInForce,
        Rule.Referenced => ViolationReason.Referenced,
        Rule.DateRequired => ViolationReason.DateRequired,
        Rule.DateInvalid => ViolationReason.DateInvalid,
        Rule.NoChange => ViolationReason.NoChange,
        Rule.UnknownAct => ViolationReason.UnknownAct,
        Rule.AliasTaken => ViolationReason.AliasTaken,
        Rule.MassEnd => ViolationReason.MassEnd,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule."),
    };
}
