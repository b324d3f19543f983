using System.Data.Common;
using System.Globalization;

namespace MasterData.Mirror.Tables;

/// <summary>Makes the tables, and refuses a database that holds something else under their names.</summary>
internal static class MirrorSchema
{
    private const long Version = 3;

    // It did not know whose a catalog is.
    private const long BeforeAuthorities = 2;

    // Its view of today knew Vietnam's zone only.
    private const long BeforeZones = 1;
    private const string Mark = "md_mirror";
    private const string InForce = "md_in_force";
    private const string State = "md_sync_state";

    /// <summary>
    /// Makes what is missing, and takes tables of an earlier program to this one's, in one transaction.
    /// </summary>
    /// <exception cref="MirrorException">The database holds something else, or tables of a later program.</exception>
    public static async Task EnsureAsync(
        MirrorDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var there = await NamesAsync(database, connection, cancellationToken);
        if (there.Contains(Mark))
        {
            var version = await DemandVersionAsync(connection, cancellationToken);
            if (version is BeforeZones)
            {
                await ExecuteAsync(connection, Today(database), cancellationToken);
            }

            if (version is not Version)
            {
                var column = $"authority {database.TypeOf(ColumnType.Text)} NOT NULL DEFAULT ''";
                await ExecuteAsync(connection, [$"ALTER TABLE {State} ADD COLUMN {column}"], cancellationToken);
                await MirrorDatabase.ExecuteAsync(
                    connection, $"UPDATE {Mark} SET schema_version = @p0", [Version], cancellationToken);
            }

            await DemandTablesAsync(connection, cancellationToken);

            // The rules of a zone may have changed since the last start.
            foreach (var (catalog, zone) in await ZonesAsync(connection, cancellationToken))
            {
                await database.WriteZoneAsync(
                    connection, catalog, MirrorZone.Of(catalog, zone), time.GetUtcNow(), cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return;
        }

        var foreign = there.Intersect(
            [.. MirrorTable.All.Select(table => table.Name), State, InForce]).Order().ToList();
        if (foreign.Count > 0)
        {
            var names = string.Join(", ", foreign);
            throw new MirrorException(
                $"Cơ sở dữ liệu đã có {names} không do masterdata-mirror tạo. Hãy dùng cơ sở dữ liệu hoặc schema khác.",
                $"The database has {names}, not made by masterdata-mirror. Use another database or schema.");
        }

        await ExecuteAsync(connection, [.. Statements(database), .. Today(database)], cancellationToken);
        await MirrorDatabase.ExecuteAsync(connection, $"INSERT INTO {Mark} VALUES (@p0)", [Version], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(
        DbConnection connection, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            await MirrorDatabase.ExecuteAsync(connection, statement, [], cancellationToken);
        }
    }

    private static async Task<List<(string Catalog, string Zone)>> ZonesAsync(
        DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = MirrorDatabase.CommandOf(connection, $"SELECT catalog, time_zone FROM {State}", []);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var zones = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            zones.Add((reader.GetString(0), reader.GetString(1)));
        }

        return zones;
    }

    private static async Task<long> DemandVersionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = MirrorDatabase.CommandOf(connection, $"SELECT schema_version FROM {Mark}", []);
        var version = Convert.ToInt64(
            await command.ExecuteScalarAsync(cancellationToken) ?? 0L, CultureInfo.InvariantCulture);
        if (version is not (Version or BeforeZones or BeforeAuthorities))
        {
            throw new MirrorException(
                $"Các bảng có phiên bản {version}, chương trình này chỉ biết {Version}. Hãy dùng bản masterdata-mirror "
                + "mới hơn.",
                $"The tables have version {version}, this program knows {Version} only. Use a newer "
                + "masterdata-mirror.");
        }

        return version;
    }

    // What is proved are the documents: a table or a column that is gone would else be noticed at some later change.
    private static async Task DemandTablesAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await MirrorDatabase.ExecuteAsync(
            connection,
            "SELECT epoch, version, digest, content, chain, documents, published_at, applied_at, time_zone, authority "
            + $"FROM {State} WHERE 1 = 0",
            [],
            cancellationToken);
        await MirrorDatabase.ExecuteAsync(connection, $"SELECT code FROM {InForce} WHERE 1 = 0", [], cancellationToken);
        foreach (var table in MirrorTable.All)
        {
            var columns = string.Join(", ", table.Columns.Select(column => column.Name));
            await MirrorDatabase.ExecuteAsync(
                connection, $"SELECT catalog, {columns} FROM {table.Name} WHERE 1 = 0", [], cancellationToken);
        }
    }

    private static async Task<HashSet<string>> NamesAsync(
        MirrorDatabase database, DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = MirrorDatabase.CommandOf(connection, database.TablesQuery, []);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static IEnumerable<string> Statements(MirrorDatabase database)
    {
        var (text, number) = (database.TypeOf(ColumnType.Text), database.TypeOf(ColumnType.Number));
        yield return $"CREATE TABLE {Mark} (schema_version {number} NOT NULL)";
        yield return $"CREATE TABLE {State} (catalog {text} PRIMARY KEY, epoch {text} NOT NULL, version {number} NOT "
            + "NULL, "
            + $"digest {text} NOT NULL, content {text} NOT NULL, chain {text} NOT NULL, documents {number} NOT NULL, "
            + $"published_at {text} NOT NULL, applied_at {text} NOT NULL, time_zone {text} NOT NULL, "
            + $"authority {text} NOT NULL)";
        foreach (var table in MirrorTable.All)
        {
            var columns = table.Columns.Select(column =>
                $"{column.Name} {database.TypeOf(column.Type)}{(table == MirrorTable.Acts
                    && !column.IsKey ? "" : " NOT NULL")}");
            var key = string.Join(", ", table.Columns.Where(column => column.IsKey).Select(column => column.Name));
            yield return $"CREATE TABLE {table.Name} (catalog {text} NOT NULL, {string.Join(", ", columns)}, "
                + $"PRIMARY KEY (catalog, {key}))";
        }

        yield return "CREATE INDEX md_slices_parent ON md_slices (catalog, parent)";
        yield return "CREATE INDEX md_slices_unit ON md_slices (catalog, unit)";
        yield return "CREATE INDEX md_aliases_code ON md_aliases (catalog, code)";
    }

    private static IEnumerable<string> Today(MirrorDatabase database) =>
    [
        .. database.ZoneStatements,
        .. database.ViewStatements(
            InForce,
            $"SELECT i.* FROM md_slices i JOIN {State} s ON s.catalog = i.catalog "
            + $"WHERE i.valid_from <= {database.Today} AND i.valid_to > {database.Today}"),
    ];
}
