using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MasterData.Mirror.Tables;

/// <summary>A SQLite file of the consumer.</summary>
internal sealed class SqliteMirrorDatabase(string path) : MirrorDatabase
{
    private const string Zones = "md_zone_offsets";

    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10 }
        .ToString();

    /// <inheritdoc/>
    public override string TablesQuery => "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')";

    // SQLite knows no zones: the mirror tells it the offsets.
    /// <inheritdoc/>
    public override string Today =>
        $"date('now', (SELECT z.minutes || ' minutes' FROM {Zones} z WHERE z.catalog = s.catalog "
        + "AND z.since <= strftime('%Y-%m-%dT%H:%M:%SZ', 'now') ORDER BY z.since DESC LIMIT 1))";

    /// <inheritdoc/>
    public override IEnumerable<string> ZoneStatements =>
        [$"CREATE TABLE {Zones} (catalog TEXT NOT NULL, since TEXT NOT NULL, minutes INTEGER NOT NULL, PRIMARY KEY "
            + "(catalog, since))"];

    /// <inheritdoc/>
    public override IEnumerable<string> ViewStatements(string name, string query) =>
        [$"DROP VIEW IF EXISTS {name}", $"CREATE VIEW {name} AS {query}"];

    /// <inheritdoc/>
    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", [], cancellationToken);
        return connection;
    }

    /// <inheritdoc/>
    public override async Task WriteZoneAsync(
        DbConnection connection,
        string catalog,
        TimeZoneInfo zone,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, $"DELETE FROM {Zones} WHERE catalog = @p0", [catalog], cancellationToken);
        foreach (var (since, minutes) in ZoneOffsets.Of(zone, now))
        {
            var from = since.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            await ExecuteAsync(
                connection, $"INSERT INTO {Zones} VALUES (@p0, @p1, @p2)", [catalog, from, minutes], cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Number => "INTEGER",
        ColumnType.Bytes => "BLOB",
        _ => "TEXT",
    };

    /// <inheritdoc/>
    public override async Task InsertAsync(
        DbConnection connection,
        MirrorTable table,
        string catalog,
        IEnumerable<object[]> rows,
        CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        var places = string.Join(", ", table.Columns.Select((_, i) => $"@p{i + 1}"));
        await using var command = CommandOf(
            connection,
            $"INSERT INTO {table.Name} (catalog, {columns}) VALUES (@p0, {places})",
            [catalog, .. table.Columns.Select(_ => (object)DBNull.Value)]);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters[i + 1].Value = row[i];
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async Task DeleteAsync(
        DbConnection connection,
        MirrorTable table,
        string catalog,
        IReadOnlyList<string> owners,
        CancellationToken cancellationToken)
    {
        await using var command = CommandOf(
            connection, $"DELETE FROM {table.Name} WHERE catalog = @p0 AND {table.Owner} = @p1", [catalog, ""]);
        foreach (var owner in owners)
        {
            command.Parameters[1].Value = owner;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
