namespace MasterData.Refusing;

/// <summary>The rules by which publishing refuses facts, by the names and numbers of the design.</summary>
internal enum Rule
{
    /// <summary>24. Two values for a field of a thread on a day.</summary>
    AlreadyStated,

    /// <summary>24. Two legs with equal day, source and target.</summary>
    LegTwice,

    /// <summary>25. The legs out of a thread do not cover it.</summary>
    Coverage,

    /// <summary>26. The only leg in is the whole one from itself; or a recode to the same code.</summary>
    NothingHappened,

    /// <summary>27. A fact before the thread begins, on the day it ends, or after.</summary>
    Later,

    /// <summary>27. An end or a leg out of a thread that only begins; or a code that names none.</summary>
    NotInForce,

    /// <summary>28. An end beside legs, or of a thread that goes on.</summary>
    AlreadyEnded,

    /// <summary>28. It ends by legs and has none.</summary>
    DispositionMissing,

    /// <summary>28. It ends without successor and without a reason.</summary>
    ReasonRequired,

    /// <summary>29. A leg into a thread that ends that day.</summary>
    EndsAndReceives,

    /// <summary>3. A thread begins without a code.</summary>
    CodeMissing,

    /// <summary>30. Two threads under a code on a day.</summary>
    Overlap,

    /// <summary>30. A thread takes a code that was borne before.</summary>
    CodeClosed,

    /// <summary>31. The parent is not in force on a day.</summary>
    ParentNotCovering,

    /// <summary>31. A kind that stands under others has no parent.</summary>
    ParentRequired,

    /// <summary>31. The parents form a cycle.</summary>
    ParentCycle,

    /// <summary>32. The parent is of a kind that the dated table does not allow.</summary>
    ParentKind,

    /// <summary>33. A required field is missing or empty.</summary>
    FieldRequired,

    /// <summary>33. The schema has no such kind.</summary>
    UnknownKind,

    /// <summary>33. The code does not match the pattern of its kind, or is no code.</summary>
    CodeFormat,

    /// <summary>33. The catalog referred to has no such code on the day.</summary>
    ReferenceNotValid,

    /// <summary>33. The value does not fit its attribute.</summary>
    ValueType,

    /// <summary>33. The schema has no such attribute.</summary>
    UnknownAttribute,

    /// <summary>33. A text has characters that no text may have.</summary>
    ForbiddenCharacter,

    /// <summary>33. A text is too long.</summary>
    TooLong,

    /// <summary>33. A code is not in NFC.</summary>
    TextNotNfc,

    /// <summary>14. A field that no operation can set.</summary>
    UnknownField,

    /// <summary>9. The catalog has no such code.</summary>
    UnknownCode,

    /// <summary>22. The history of a code that already has one.</summary>
    CodeExists,

    /// <summary>15. Two results for a code.</summary>
    ResultTwice,

    /// <summary>15. The legs are not connected, or a result has no leg.</summary>
    NotConnected,

    /// <summary>13. A code names another thread than at the base version, or what it names has changed.</summary>
    StaleBase,

    /// <summary>20. Several events touch the code on the day.</summary>
    SeveralEvents,

    /// <summary>21. The field was not stated on the day.</summary>
    NotStated,

    /// <summary>21. The code has legs or other codes, or something refers to it.</summary>
    Referenced,

    /// <summary>21. A later version withdrew it or brought it back.</summary>
    ChangedSince,

    /// <summary>23. The derived item is not the one that was written.</summary>
    DoesNotReadSo,

    /// <summary>The operation has no date.</summary>
    DateRequired,

    /// <summary>The date is not possible.</summary>
    DateInvalid,

    /// <summary>34. No document differs.</summary>
    NoChange,

    /// <summary>The act is not in the catalog.</summary>
    UnknownAct,

    /// <summary>The alias is a code or an alias of another code.</summary>
    AliasTaken,

    /// <summary>Too many codes end at once.</summary>
    MassEnd,

    /// <summary>An attribute keeps its type for ever, also after it was removed.</summary>
    Retyped,

    /// <summary>What the catalog says of itself is not possible.</summary>
    CatalogInvalid,
}
