using System.Data.Common;
using Npgsql;

namespace MasterData.Mirror.Tables;

/// <summary>A PostgreSQL database of the consumer.</summary>
internal sealed class PostgresMirrorDatabase(string connectionString) : MirrorDatabase
{
    /// <inheritdoc/>
    public override string TablesQuery =>
        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()";

    /// <inheritdoc/>
    public override string Today => "(now() AT TIME ZONE s.time_zone)::date";

    /// <inheritdoc/>
    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <inheritdoc/>
    public override string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Number => "bigint",
        ColumnType.Bytes => "bytea",
        ColumnType.Date => "date",
        _ => "text COLLATE \"C\"",
    };

    // Views of the consumer may be built on it, so it is never dropped.
    /// <inheritdoc/>
    public override IEnumerable<string> ViewStatements(string name, string query) =>
        [$"CREATE OR REPLACE VIEW {name} AS {query}"];

    /// <inheritdoc/>
    public override async Task InsertAsync(
        DbConnection connection,
        MirrorTable table,
        string catalog,
        IEnumerable<object[]> rows,
        CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        await using var writer = await ((NpgsqlConnection)connection).BeginBinaryImportAsync(
            $"COPY {table.Name} (catalog, {columns}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            await writer.WriteRowAsync(cancellationToken, [catalog, .. row]);
        }

        await writer.CompleteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task DeleteAsync(
        DbConnection connection,
        MirrorTable table,
        string catalog,
        IReadOnlyList<string> owners,
        CancellationToken cancellationToken) =>
        ExecuteAsync(
            connection,
            $"DELETE FROM {table.Name} WHERE catalog = @p0 AND {table.Owner} = ANY(@p1)",
            [catalog, owners.ToArray()],
            cancellationToken);
}
