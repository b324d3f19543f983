using System.CommandLine;
using MasterData.Cli.CommandLine;

namespace MasterData.Cli.Items;

/// <summary>The option <c>--on</c>. Whether the day exists is the server's to say, as for every other caller.</summary>
internal static class OnOption
{
    public static Option<string?> Create(CommandHost host) => host.Option<string?>(
        "--on",
        "YYYY-MM-DD",
        "Ngày hiệu lực; mặc định: hôm nay theo múi giờ của danh mục.",
        "The day in law; default: today in the catalog's zone.");
}
