using MasterData.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MasterData.IntegrationTests.Storage;

/// <summary>What a start demands of SQLite.</summary>
public sealed class SqliteStartTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.51.2", false)]
    [InlineData("3.51.3", true)]
    [InlineData("3.52.0", false)]
    [InlineData("3.52.1", true)]
    [InlineData("4.0.0", true)]
    public void Version_ThatCouldLoseData_IsNotFit(string version, bool fit) =>
        Assert.Equal(fit, SqliteChecks.IsFit(Version.Parse(version)));

    [Fact]
    public async Task Start_OfAnyFile_TurnsItToWalAndFullSync()
    {
        var address = await database.CreateAsync(Cancellation);
        Directory.CreateDirectory(address.Folder);
        var file = new StorageOptions { DataFolder = address.Folder }.SqliteFile;
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE; CREATE TABLE other (id INTEGER)";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        using var server = await CatalogServer.StartAsync(address, Cancellation);

        await using var db = server.Context();
        Assert.Equal("wal", await db.Database
            .SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync(
                Cancellation));
        Assert.Equal(2, await db.Database
            .SqlQueryRaw<int>("SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync(Cancellation));
    }

    [Fact]
    public async Task Start_OnAFolderInUse_IsRefused()
    {
        var address = await database.CreateAsync(Cancellation);
        using var server = await CatalogServer.StartAsync(address, Cancellation);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(
            () => CatalogServer.StartAsync(address, Cancellation));

        Assert.Contains(address.Folder, refusal.Text.En, StringComparison.Ordinal);
    }
}
