namespace MasterData.Errors;

/// <summary>Why an operation is refused. Names and numbers are those of <c>masterdata.v1.ViolationReason</c>.</summary>
public enum ViolationReason
{
    /// <summary>The code does not have the format of its kind.</summary>
    CodeFormat = 1,

    /// <summary>A code is not in NFC.</summary>
    TextNotNfc = 2,

    /// <summary>Control, bidirectional or zero-width characters, or blanks at the ends.</summary>
    ForbiddenCharacter = 3,

    /// <summary>A text is too long.</summary>
    TooLong = 4,

    /// <summary>A required field is missing.</summary>
    FieldRequired = 5,

    /// <summary>A value is not of its attribute's type.</summary>
    ValueType = 6,

    /// <summary>The schema has no such kind.</summary>
    UnknownKind = 7,

    /// <summary>The schema has no such attribute.</summary>
    UnknownAttribute = 8,

    /// <summary>The catalog has no such code.</summary>
    UnknownCode = 9,

    /// <summary>The catalog has no such act.</summary>
    UnknownAct = 10,

    /// <summary>The code is not in force on the day.</summary>
    NotInForce = 11,

    /// <summary>The code is already issued.</summary>
    CodeExists = 12,

    /// <summary>A closed code is not issued again.</summary>
    CodeClosed = 13,

    /// <summary>On a day of the slice the parent is not in force.</summary>
    ParentNotCovering = 14,

    /// <summary>The parent is of a wrong kind on a day of the slice.</summary>
    ParentKind = 15,

    /// <summary>The parents form a cycle.</summary>
    ParentCycle = 16,

    /// <summary>Two slices of the code overlap.</summary>
    Overlap = 17,

    /// <summary>The unit ends without legs and without a reason.</summary>
    DispositionMissing = 18,

    /// <summary>The legs do not cover the source: one whole, or two or more parts.</summary>
    Coverage = 19,

    /// <summary>One whole leg to itself and no other inflow.</summary>
    NothingHappened = 20,

    /// <summary>The legs are not connected: these are two events.</summary>
    NotConnected = 21,

    /// <summary>The unit has something recorded after the day it ends. Take it back by correct first.</summary>
    HasLaterHistory = 22,

    /// <summary>The field is already stated for that day with another value. Use correct.</summary>
    AlreadyStated = 23,

    /// <summary>The unit has already ended.</summary>
    AlreadyEnded = 24,

    /// <summary>The code referred to is not valid on the slice's first day.</summary>
    ReferenceNotValid = 25,

    /// <summary>Something still refers to it.</summary>
    Referenced = 26,

    /// <summary>The alias is a code or an alias of another code.</summary>
    AliasTaken = 27,

    /// <summary>Too many codes end at once.</summary>
    MassEnd = 28,

    /// <summary>The item has changed since the base version.</summary>
    StaleBase = 29,

    /// <summary>Nothing differs.</summary>
    NoChange = 30,

    /// <summary>The operation has no date.</summary>
    DateRequired = 31,

    /// <summary>The date is not possible.</summary>
    DateInvalid = 32,

    /// <summary>The operation cannot be read.</summary>
    InvalidOperation = 33,

    /// <summary>A reason is required.</summary>
    ReasonRequired = 34,

    /// <summary>An act is recorded that nothing names.</summary>
    UnusedAct = 35,

    /// <summary>Warning: another item under the same parent has this name and kind.</summary>
    SameName = 36,

    /// <summary>Warning: the effective date is in the past.</summary>
    EffectiveInPast = 37,

    /// <summary>Warning: another item under the same parent has this name but for accents.</summary>
    UnaccentedTwin = 38,

    /// <summary>Warning: another catalog refers to a code that ends.</summary>
    ReferencedBy = 39,

    /// <summary>Finding: a recorded slice stands under an unusual kind.</summary>
    UnusualParentKind = 40,

    /// <summary>Finding: a recorded code returns after a gap.</summary>
    CodeReturns = 41,

    /// <summary>Finding: the name does not begin with the prefix of its kind.</summary>
    NameDisagrees = 42,
}
