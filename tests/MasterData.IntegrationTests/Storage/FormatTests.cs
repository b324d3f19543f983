using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.IntegrationTests.Storage;

/// <summary>A database that another build has made.</summary>
public abstract class FormatTests(Database database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("20250101000000_Format1", "format 1")]
    [InlineData("20250101000000_Initial", "format 0")]
    [InlineData("20990101000000_Format99", "format 99")]
    public async Task Start_OnADatabaseOfAnotherFormat_IsRefusedWithThePlaceAndChangesNothing(
        string migration, string format)
    {
        var address = await database.CreateAsync(Cancellation);
        using (var server = await CatalogServer.StartAsync(address, Cancellation))
        {
            await using var db = server.Context();
            await db.Database.ExecuteSqlAsync(
                $"UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = {migration}", Cancellation);
        }

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(
            () => CatalogServer.StartAsync(address, Cancellation));

        Assert.Contains(format, refusal.Text.En, StringComparison.Ordinal);
        Assert.Contains(
            address.Postgres is "" ? address.Folder : "PostgreSQL", refusal.Text.En, StringComparison.Ordinal);
        Assert.Contains(
            address.Postgres is "" ? address.Folder : "PostgreSQL", refusal.Text.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrations_OfThisBuild_AreNamedByItsFormat()
    {
        using var server = await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation);
        await using var db = server.Context();

        Assert.All(
            db.Database.GetMigrations(),
            name => Assert.EndsWith($"_Format{StorageFormat.Current}", name, StringComparison.Ordinal));
    }
}
