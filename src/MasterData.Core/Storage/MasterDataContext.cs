using System.Text.RegularExpressions;
using MasterData.Digests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MasterData.Core.Storage;

/// <summary>The tables of the service. Each feature configures its own; see <c>*Configuration</c>.</summary>
/// <remarks>One subclass for each database, because each has migrations of its own.</remarks>
internal abstract partial class MasterDataContext : DbContext
{
    /// <summary>A context of the database that <paramref name="options"/> name.</summary>
    /// <remarks>
    /// Without savepoints: whoever fails in a transaction gives up all of it, and each would cost PostgreSQL two round
    /// trips and SQLite a file.
    /// </remarks>
    protected MasterDataContext(DbContextOptions options)
        : base(options) =>
        Database.AutoSavepointsEnabled = false;

    /// <summary>Whether this is PostgreSQL; otherwise it is SQLite.</summary>
    public abstract bool IsPostgres { get; }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Hash>().HaveConversion<HashConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MasterDataContext).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(WordStart().Replace(property.Name, "_$0").ToLowerInvariant());
        }
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();

    internal sealed class HashConverter() : ValueConverter<Hash, byte[]>(
        hash => ToBytes(hash),
        bytes => new Hash(bytes))
    {
        private static byte[] ToBytes(Hash hash) => hash.Span.ToArray();
    }
}
