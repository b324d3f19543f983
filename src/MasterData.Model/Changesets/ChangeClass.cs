namespace MasterData.Changesets;

/// <summary>What a version did to readers: a set. The numbers are those of <c>masterdata.v1.ChangeClass</c>.</summary>
[Flags]
public enum ChangeClass
{
    /// <summary>Nothing: a restore.</summary>
    None = 0,

    /// <summary>From the publication day on, a code lost its unit or has another.</summary>
    Breaking = 1,

    /// <summary>The same unit got another name, kind, parent or attribute.</summary>
    Amending = 2,

    /// <summary>Codes, aliases or optional schema were added.</summary>
    Additive = 4,

    /// <summary>Recorded statements, boundaries or legs were changed or removed.</summary>
    Correction = 8,
}
