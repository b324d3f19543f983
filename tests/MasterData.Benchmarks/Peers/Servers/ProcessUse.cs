using System.Globalization;

namespace MasterData.Benchmarks.Peers;

/// <summary>What a process and its children have taken, as /proc says.</summary>
/// <param name="CpuSeconds">utime and stime, in hundredths of a second each.</param>
/// <param name="Bytes">VmRSS; where there are children Pss, which counts what they share once.</param>
internal readonly record struct ProcessUse(double CpuSeconds, long Bytes)
{
    private const double TicksPerSecond = 100;

    public static ProcessUse Of(int id)
    {
        int[] all = [id, .. ChildrenOf(id)];
        return new(
            all.Sum(one => Cpu(one)),
            all.Length is 1
                ? KiB($"/proc/{id}/status", "VmRSS:") * 1024
                : all.Sum(one => KiB($"/proc/{one}/smaps_rollup", "Pss:")) * 1024);
    }

    private static double Cpu(int id)
    {
        var fields = Fields(id);
        return (
            long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture))
            / TicksPerSecond;
    }

    private static IEnumerable<int> ChildrenOf(int parent) => Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
        .Where(id => id > 0 && IsChild(id, parent));

    private static bool IsChild(int id, int parent)
    {
        try
        {
            return int.Parse(Fields(id)[1], CultureInfo.InvariantCulture) == parent;
        }
        catch (IOException)
        {
            return false;
        }
    }

    // The fields after the name, which may hold anything, from the state on.
    private static string[] Fields(int id)
    {
        var stat = File.ReadAllText($"/proc/{id}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static long KiB(string file, string name) => long.Parse(
        File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1].Split('\t')[^1],
        CultureInfo.InvariantCulture);
}
