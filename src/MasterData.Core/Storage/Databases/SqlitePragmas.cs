using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MasterData.Core.Storage;

/// <summary>Sets on every SQLite connection what the file does not remember.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // FULL: an acknowledged version survives the loss of power. The wait is SQLite's own, finer than the provider's.
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 15000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
