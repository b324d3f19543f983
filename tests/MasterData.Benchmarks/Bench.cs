using System.Globalization;

namespace MasterData.Benchmarks;

/// <summary>Prints results in the one form that scripts read.</summary>
internal static class Bench
{
    public static void Ratio(string name, double ours, double baseline, string unit, string goal) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"BENCH {name} {ours:0.###}{unit} {baseline:0.###}{unit} {ours / baseline:0.###} {goal}"));

    public static void Figure(string name, double ours, string unit, string aim) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"BENCH {name} {ours:0.###}{unit} - - {aim}"));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
