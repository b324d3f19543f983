using System.Diagnostics;
using MasterData.Changesets;
using MasterData.Core.Catalogs;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Storage;
using MasterData.Items;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MasterData.Benchmarks;

/// <summary>
/// One amend in a catalog of 120,000 codes against the same in one of 12,000: the cost is the change's.
/// </summary>
internal static class PublishBenchmark
{
    private const int Rounds = 60;
    private const int WarmUp = 10;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("md-bench-");
        try
        {
            await using var services = Services(folder.FullName);
            await services.GetRequiredService<DatabaseStartup>().ExecuteAsync(default);
            await services.GetRequiredService<LoadCatalogs>().ExecuteAsync(default);
            await FillAsync(services, "small", 12_000);
            await FillAsync(services, "large", 120_000);

            var small = new List<double>();
            var large = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                small.Add(await AmendAsync(services, "small", round));
                large.Add(await AmendAsync(services, "large", round));
            }

            Bench.Ratio(
                "publish-120000-vs-12000", Bench.Median(large.Skip(WarmUp)), Bench.Median(
                    small.Skip(WarmUp)), "ms", "<=1.5");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static ServiceProvider Services(string folder) => new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
        .AddSingleton(TimeProvider.System)
        .Configure<StorageOptions>(options => options.DataFolder = folder)
        .AddStorage()
        .AddCatalogs()
        .BuildServiceProvider();

    private static async Task FillAsync(ServiceProvider services, string catalog, int count)
    {
        await services.GetRequiredService<PublishVersion>().CreateAsync(
            catalog,
            [],
            (_, _) => Task.FromResult(new VersionPlan
            {
                Changed = [Units.Content(catalog), .. Enumerable.Range(0, count).Select(n => Units.Item(n))],
                Removed = [],
                NewUnits = [.. Enumerable.Range(0, count).Select(n => $"{Units.Code(n)}@")],
                Classes = ChangeClass.Additive,
                Publisher = "benchmark",
                Comment = "fill",
            }),
            default);
    }

    private static async Task<double> AmendAsync(ServiceProvider services, string catalog, int round)
    {
        var fields = FieldSet.Empty.With(FieldIds.Name, $"Tên mới {round}").With(FieldIds.ShortName, $"Mới {round}");
        var content = new ChangesetContent
        {
            Comment = "amend",
            Date = new(2027, 1, 1),
            Operations = [new Amend(Units.Code((round * 197) + 1), fields)],
        };
        var start = Stopwatch.GetTimestamp();
        await services.GetRequiredService<PublishVersion>().ExecuteAsync(
            catalog,
            (scope, _) =>
            {
                var preview = Publishing.Judge(scope.State, content, scope.Context);
                return Task.FromResult(new VersionPlan
                {
                    Changed = preview.Violations.IsEmpty
                        ? preview.Changed
                        : throw new InvalidOperationException(preview.Violations[0].Message.En),
                    Removed = preview.Removed,
                    NewUnits = preview.NewUnits,
                    Classes = preview.Classes,
                    Publisher = "benchmark",
                    Comment = content.Comment,
                });
            },
            default);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
