using System.Data.Common;

namespace MasterData.Mirror.Tables;

/// <summary>The consumer's own database: what SQLite and PostgreSQL say differently.</summary>
internal abstract class MirrorDatabase
{
    /// <summary>Lists the names of the tables and views that are there.</summary>
    public abstract string TablesQuery { get; }

    /// <summary>The day of today in the zone of the catalog of <c>md_sync_state</c> as <c>s</c>.</summary>
    public abstract string Today { get; }

    /// <summary>Makes what <see cref="Today"/> needs besides.</summary>
    public virtual IEnumerable<string> ZoneStatements => [];

    /// <summary>Makes a view, also in place of an earlier one that views of the consumer are built on.</summary>
    public abstract IEnumerable<string> ViewStatements(string name, string query);

    /// <summary>Opens a connection.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>The database's word for a type.</summary>
    public abstract string TypeOf(ColumnType type);

    /// <summary>Adds rows, in bulk.</summary>
    public abstract Task InsertAsync(
        DbConnection connection,
        MirrorTable table,
        string catalog,
        IEnumerable<object[]> rows,
        CancellationToken cancellationToken);

    /// <summary>Deletes the rows of some documents of a catalog.</summary>
    public abstract Task DeleteAsync(
        DbConnection connection,
        MirrorTable table,
        string catalog,
        IReadOnlyList<string> owners,
        CancellationToken cancellationToken);

    /// <summary>
    /// Writes down what <see cref="Today"/> needs to know of the zone of a catalog; nothing where the database knows
    /// zones.
    /// </summary>
    public virtual Task WriteZoneAsync(
        DbConnection connection,
        string catalog,
        TimeZoneInfo zone,
        DateTimeOffset now,
        CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Runs a statement with the values <c>@p0</c>, <c>@p1</c> …</summary>
    /// <returns>How many rows it touched.</returns>
    public static async Task<int> ExecuteAsync(
        DbConnection connection, string statement, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        await using var command = CommandOf(connection, statement, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A command with the values <c>@p0</c>, <c>@p1</c> …</summary>
    public static DbCommand CommandOf(DbConnection connection, string statement, IReadOnlyList<object> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements are made of the names in this program only; all else are parameters.
        command.CommandText = statement;
#pragma warning restore CA2100
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
