using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Client.Errors;

namespace MasterData.Cli.Changesets;

/// <summary>Tells a person what a preview found wrong or worth knowing.</summary>
internal static class PreviewPrinter
{
    /// <summary>Prints violations and warnings; says whether it could be published.</summary>
    public static ExitCode Print(Session session, V1.Preview? preview)
    {
        if (preview is null)
        {
            return ExitCode.Ok;
        }

        if (preview.Violations.Count > 0)
        {
            session.Say(
                $"Chưa công bố được, còn {preview.Violations.Count} lỗi:",
                $"It cannot be published yet, {preview.Violations.Count} things are wrong:");
            Print(session, preview.Violations);
        }

        if (preview.Warnings.Count > 0)
        {
            session.Say("Cần lưu ý:", "Worth knowing:");
            Print(session, preview.Warnings);
        }

        return preview.Violations.Count is 0 ? ExitCode.Ok : ExitCode.Invalid;
    }

    private static void Print(Session session, IEnumerable<V1.Violation> violations)
    {
        foreach (var violation in violations)
        {
            session.Errors.Print(MasterDataViolation.From(violation), session.OperationLines);
        }
    }
}
