using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MasterData.IntegrationTests.Storage;

/// <summary>
/// The models that `scripts/migrations.sh` wrote say what the configurations say; nothing is connected to.
/// </summary>
public sealed class CompiledModelTests
{
    [Fact]
    public void Model_OfSqlite_IsCompiledAndWhatTheConfigurationsSay() =>
        DemandSame(new SqliteMasterDataContext(
            new DbContextOptionsBuilder<SqliteMasterDataContext>().UseSqlite("Data Source=:memory:").Options));

    [Fact]
    public void Model_OfPostgres_IsCompiledAndWhatTheConfigurationsSay() =>
        DemandSame(new PostgresMasterDataContext(
            new DbContextOptionsBuilder<PostgresMasterDataContext>().UseNpgsql("Host=nowhere").Options));

    private static void DemandSame(MasterDataContext db)
    {
        using (db)
        {
            Assert.StartsWith(
                "MasterData.Core.Storage.Compiled.", db.Model.GetType().Namespace, StringComparison.Ordinal);
            Assert.Equal(Described(db.GetService<IDesignTimeModel>().Model), Described(db.Model));
        }
    }

    // What only migrations need, such as collations, a compiled model leaves out.
    private static List<string> Described(IModel model) =>
    [
        model.ToDebugString(MetadataDebugStringOptions.ShortDefault),
        .. model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Select(property =>
            $"{property.DeclaringType.Name}.{property.Name}: {property.GetColumnName()} {property.GetColumnType()}, "
            + $"null {property.IsNullable}, at most {property.GetMaxLength()}, by "
            + $"{property.GetTypeMapping().Converter?.GetType()}"),
    ];
}
