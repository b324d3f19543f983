using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using MasterData.Cli.CommandLine;

namespace MasterData.Cli.Output;

/// <summary>Values as text in a cell.</summary>
internal static class Values
{
    /// <summary>An instant in UTC, to the fraction it has.</summary>
    public static string Of(Timestamp? instant) =>
        instant?.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A number; nothing for zero, which says "not set".</summary>
    public static string Of(long number) => number is 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Several values in one cell.</summary>
    public static string Of(IEnumerable<string> values) => string.Join(' ', values);

    /// <summary>Several values of an enum in one cell.</summary>
    public static string Of<T>(IEnumerable<T> values)
        where T : struct, System.Enum => Of(values.Select(EnumText.Of));
}
