namespace MasterData.Core.Storage;

/// <summary>Where the data lie.</summary>
internal sealed class StorageOptions
{
    /// <summary>The folder of the lock, and of the SQLite file where that is the database.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>How to reach PostgreSQL; empty: SQLite in <see cref="DataFolder"/>.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>Whether the database is PostgreSQL.</summary>
    public bool IsPostgres => Postgres.Length > 0;

    /// <summary>The SQLite file.</summary>
    public string SqliteFile => Path.Combine(DataFolder, "masterdata.db");
}
