using MasterData.Testing;

namespace MasterData.Benchmarks.Peers;

/// <summary>Says which peers are left out because they are not installed.</summary>
internal static class Installed
{
    public static bool Has(string program)
    {
        if (InstalledProgram.Find(program) is not null)
        {
            return true;
        }

        Console.WriteLine($"# {program} is not installed: left out.");
        return false;
    }
}
