namespace MasterData.Core.Storage;

/// <summary>One of something for each database: EF Core binds a compiled query to the model of one.</summary>
/// <param name="make">Makes one.</param>
internal sealed class PerDatabase<T>(Func<T> make)
{
    private readonly T _postgres = make();
    private readonly T _sqlite = make();

    /// <summary>That of the database of <paramref name="db"/>.</summary>
    public T For(MasterDataContext db) => db.IsPostgres ? _postgres : _sqlite;
}
