using MasterData.Core.Access;

namespace MasterData.Core.Witnesses;

/// <summary>A grant as one line of the witness.</summary>
internal static class WitnessedGrant
{
    /// <summary>The line: principal, role and catalog, which have no blanks.</summary>
    public static string Of(PrincipalGrant grant) => $"{grant.Principal} {(int)grant.Role} {grant.Catalog}";
}
