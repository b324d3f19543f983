namespace MasterData.Cli.Connecting;

/// <summary>The keys that a demo file holds.</summary>
internal static class DemoRoles
{
    public const string Administrator = "administrator";
    public const string Steward = "steward";
    public const string Approver = "approver";
    public const string Consumer = "consumer";
    public const string Auditor = "auditor";

    public static IReadOnlyList<string> All { get; } = [Administrator, Steward, Approver, Consumer, Auditor];
}
