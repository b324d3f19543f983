using MasterData.Cli.CommandLine;
using MasterData.Cli.Output;
using MasterData.Client.Errors;

namespace MasterData.Cli.Changesets;

/// <summary>Tells a person what a preview found wrong or worth knowing.</summary>
internal static class PreviewPrinter
{
    /// <summary>Prints violations and warnings; says whether it could be published.</summary>
    public static ExitCode Print(Person person, V1.Preview? preview)
    {
        if (preview is null)
        {
            return ExitCode.Ok;
        }

        if (preview.Violations.Count > 0)
        {
            person.Say(
                $"Chưa công bố được, còn {preview.Violations.Count} lỗi:",
                $"It cannot be published yet, {preview.Violations.Count} things are wrong:");
            Print(person, preview.Violations);
        }

        if (preview.Warnings.Count > 0)
        {
            person.Say("Cần lưu ý:", "Worth knowing:");
            Print(person, preview.Warnings);
        }

        return preview.Violations.Count is 0 ? ExitCode.Ok : ExitCode.Invalid;
    }

    private static void Print(Person person, IEnumerable<V1.Violation> violations)
    {
        foreach (var violation in violations)
        {
            person.Errors.Print(MasterDataViolation.From(violation));
        }
    }
}
