namespace MasterData.Client.Copies;

/// <summary>The kinds of reasons to hold a version back.</summary>
public enum HoldKind
{
    /// <summary>The version has content that is newer than this package: update the program.</summary>
    UpdateRequired,

    /// <summary>Its digest is wrong: the copy is repaired or loaded whole as soon as the server answers.</summary>
    Unproved,

    /// <summary><see cref="CopyOptions.Accept"/> rejected it.</summary>
    Rejected,

    /// <summary>
    /// It is of another authority than the copy, or of a life that says it began more than a day ahead.
    /// </summary>
    OtherAuthority,
}
