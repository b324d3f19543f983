using System.Globalization;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Mirror.Tables;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;
using Microsoft.Data.Sqlite;

namespace MasterData.UnitTests.Mirror;

/// <summary>
/// What is in force today is decided in the zone of the catalog, also by a database that knows no zones.
/// </summary>
public sealed class ZoneTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-zone-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Asia/Ho_Chi_Minh", 1)]
    [InlineData("America/New_York", 60)]
    [InlineData("Australia/Lord_Howe", 60)]
    public void Offsets_OfAZone_AreThoseOfThisMachine(string id, int atLeast)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var now = new DateTimeOffset(2026, 11, 26, 18, 17, 0, TimeSpan.Zero);

        var offsets = ZoneOffsets.Of(zone, now);

        Assert.True(offsets.Count >= atLeast && (atLeast > 1 || offsets.Count is 1), $"{offsets.Count}");
        for (var at = now.AddDays(-1); at < now.AddYears(29); at = at.AddMinutes(367))
        {
            Assert.Equal(zone.GetUtcOffset(at).TotalMinutes, offsets.Last(offset => offset.Since <= at).Minutes);
        }
    }

    // These two are 25 hours apart: it is never the same day in both.
    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public async Task InForce_OfACatalogInAnotherZone_IsThatOfItsDay(string id)
    {
        var before = DayIn(id);
        var database = new SqliteMirrorDatabase(Path.Combine(_folder.FullName, "mirror.db"));
        await MirrorSchema.EnsureAsync(database, TimeProvider.System, Cancellation);

        await new MirrorStore(database, TimeProvider.System).WriteAsync(
            new(null, null), OneItemForEachDay(id, before), "", null, Cancellation);

        Assert.Contains(await InForceAsync(database), (string[])[before, DayIn(id)]);
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Start_OnTablesFromBeforeZones_TakesThemToToday()
    {
        const string Zone = "Pacific/Kiritimati";
        var before = DayIn(Zone);
        var database = new SqliteMirrorDatabase(Path.Combine(_folder.FullName, "mirror.db"));
        await MirrorSchema.EnsureAsync(database, TimeProvider.System, Cancellation);
        await new MirrorStore(database, TimeProvider.System).WriteAsync(
            new(null, null), OneItemForEachDay(Zone, before), "", null, Cancellation);
        await ExecuteAsync(database, "DROP VIEW md_in_force");
        await ExecuteAsync(database, "DROP TABLE md_zone_offsets");
        await ExecuteAsync(database, "ALTER TABLE md_sync_state DROP COLUMN authority");
        await ExecuteAsync(
            database, "CREATE VIEW md_in_force AS SELECT i.* FROM md_slices i WHERE i.valid_to = '0001-01-01'");
        await ExecuteAsync(database, "UPDATE md_mirror SET schema_version = 1");

        await MirrorSchema.EnsureAsync(database, TimeProvider.System, Cancellation);

        Assert.Contains(await InForceAsync(database), (string[])[before, DayIn(Zone)]);
        await MirrorSchema.EnsureAsync(database, TimeProvider.System, Cancellation);
        SqliteConnection.ClearAllPools();
    }

    private static async Task ExecuteAsync(MirrorDatabase database, string statement)
    {
        await using var connection = await database.OpenAsync(Cancellation);
        await MirrorDatabase.ExecuteAsync(connection, statement, [], Cancellation);
    }

    private static string DayIn(string id) => Code(DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(id)).DateTime));

    private static string Code(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static CatalogState OneItemForEachDay(string zone, string around)
    {
        var day = DateOnly.ParseExact(around, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var slice = SampleCatalog.Documents.OfType<ItemDocument>().First().Slices[0];
        var items = Enumerable.Range(-3, 7).Select(day.AddDays).Select(begin => (Document)new ItemDocument
        {
            Code = Code(begin),
            Slices = [slice with { ValidFrom = begin, ValidTo = begin.AddDays(1), Parent = "" }],
        });
        return CatalogState.Empty(SampleCatalog.Id, $"{Guid.CreateVersion7()}").Next(
            [SampleCatalog.Content with { TimeZone = zone }, .. items], [], DateTimeOffset.UnixEpoch);
    }

    private static async Task<string> InForceAsync(MirrorDatabase database)
    {
        await using var connection = await database.OpenAsync(Cancellation);
        await using var command = MirrorDatabase.CommandOf(
            connection, "SELECT group_concat(code) FROM md_in_force", []);
        return $"{await command.ExecuteScalarAsync(Cancellation)}";
    }
}
