using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace MasterData.Core.Storage;

/// <summary>
/// Writes rows that nobody changes afterwards: as EF Core's model says, without its tracking of changes.
/// </summary>
internal static class InsertedRows
{
    // Of one command; SQLite bears 32,766 and PostgreSQL 65,535, but a long command is slow to read.
    private const int MostParameters = 900;

    private static readonly ConcurrentDictionary<IEntityType, InsertedTable> Tables = new();

    extension(MasterDataContext db)
    {
        /// <summary>Inserts <paramref name="rows"/> in their order, in the transaction that is open.</summary>
        /// <param name="rows">Entities whose columns are all given by the program.</param>
        /// <param name="cancellationToken">Gives up waiting.</param>
        /// <exception cref="DbException">The database refuses one of them.</exception>
        public async Task InsertAsync(IEnumerable<object> rows, CancellationToken cancellationToken)
        {
            var sql = new StringBuilder();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            InsertedTable? last = null;
            foreach (var row in rows)
            {
                var table = Tables.GetOrAdd(
                    db.Model.FindEntityType(row.GetType())!,
                    static (type, db) => new(type, db.GetService<ISqlGenerationHelper>()),
                    db);
                if (command.Parameters.Count + table.Columns > MostParameters)
                {
                    await ExecuteAsync(command, sql, cancellationToken);
                    last = null;
                }

                table.Append(sql, command, row, isNext: table == last);
                last = table;
            }

            await ExecuteAsync(command, sql, cancellationToken);
        }
    }

    private static async Task ExecuteAsync(DbCommand command, StringBuilder sql, CancellationToken cancellationToken)
    {
        if (sql.Length > 0)
        {
            command.CommandText = sql.ToString();
            await command.ExecuteNonQueryAsync(cancellationToken);
            sql.Clear();
            command.Parameters.Clear();
        }
    }
}
