using System.Data.Common;
using System.Globalization;
using MasterData.Canonical;
using MasterData.Digests;
using MasterData.Documents;
using MasterData.Versions;

namespace MasterData.Mirror.Tables;

/// <summary>What the tables have of a catalog: read once and proved, then written step by step.</summary>
internal sealed class MirrorStore(MirrorDatabase database, TimeProvider time)
{
    /// <summary>What the tables say they have, and the proved state if they do have it.</summary>
    public async Task<Mirrored> ReadAsync(string catalog, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        if (await HeadAsync(connection, catalog, cancellationToken) is not var (head, authority))
        {
            return new(null, null);
        }

        try
        {
            var documents = await DocumentsAsync(connection, catalog, cancellationToken);
            return new(head, CatalogState.Load(head, documents), authority);
        }
        catch (Exception damage) when (damage is DigestMismatchException or InvalidDataException or FormatException
            or ArgumentException or OverflowException)
        {
            return new(head, null, authority);
        }
    }

    /// <summary>The head that the tables say they have, and whose it is; null: none.</summary>
    public async Task<(CatalogHead Head, string Authority)?> HeadAsync(
        string catalog, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await HeadAsync(connection, catalog, cancellationToken);
    }

    /// <summary>Takes the tables from what they have to a state: rows and resume point in one transaction.</summary>
    /// <param name="before">What the tables have.</param>
    /// <param name="state">What they shall have.</param>
    /// <param name="authority">The id of the authority that it comes from; empty: not known.</param>
    /// <param name="keys">The documents that differ; null: all rows of the catalog are written anew.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="MirrorException">Another mirror has written meanwhile.</exception>
    public async Task WriteAsync(
        Mirrored before,
        CatalogState state,
        string authority,
        IReadOnlyCollection<string>? keys,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await MoveAsync(connection, before, state, authority, cancellationToken);
        var catalog = state.Head.Catalog;
        var zone = MirrorZone.Of(catalog, state.Catalog.TimeZone);
        await database.WriteZoneAsync(connection, catalog, zone, time.GetUtcNow(), cancellationToken);
        foreach (var table in MirrorTable.All)
        {
            if (keys is null)
            {
                await MirrorDatabase.ExecuteAsync(
                    connection, $"DELETE FROM {table.Name} WHERE catalog = @p0", [catalog], cancellationToken);
            }
            else
            {
                string[] owners = [.. keys.Select(table.OwnerOf).OfType<string>()];
                await database.DeleteAsync(connection, table, catalog, owners, cancellationToken);
            }

            var documents = keys is null ? state.Documents : keys.Select(state.Get).OfType<Document>();
            await database.InsertAsync(
                connection, table, catalog, documents.SelectMany(
                    document => table.RowsOf(catalog, document)), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The keys of documents whose rows are not what the state says.</summary>
    public async Task<IReadOnlyCollection<string>> WrongRowsAsync(
        CatalogState state, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in MirrorTable.All)
        {
            var owner = table.Columns.Select(column => column.Name).ToList().IndexOf(table.Owner);
            var prefix = table == MirrorTable.Documents ? ""
                : table == MirrorTable.Acts ? DocumentKey.OfAct("") : DocumentKey.OfItem("");
            var expected = state.Documents.SelectMany(document => table.RowsOf(state.Head.Catalog, document))
                .Select(row => (Key: prefix + row[owner], Row: RowText.Of(row)));
            var rows = new HashSet<(string, string)>(expected);
            await foreach (var row in RowsAsync(connection, table, state.Head.Catalog, cancellationToken))
            {
                if (!rows.Remove((prefix + row[owner], RowText.Of(row))))
                {
                    wrong.Add(prefix + row[owner]);
                }
            }

            wrong.UnionWith(rows.Select(row => row.Item1));
        }

        return wrong;
    }

    /// <summary>Forgets whose catalog it is, so that the next authority may take the tables over.</summary>
    /// <returns>Whether there was such a catalog.</returns>
    public async Task<bool> ForgetAsync(string catalog, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await MirrorDatabase.ExecuteAsync(
            connection,
            "UPDATE md_sync_state SET authority = '' WHERE catalog = @p0",
            [catalog],
            cancellationToken) > 0;
    }

    private async Task MoveAsync(
        DbConnection connection,
        Mirrored mirrored,
        CatalogState state,
        string authority,
        CancellationToken cancellationToken)
    {
        var head = state.Head;
        var before = mirrored.Head;
        object[] values =
        [
            head.Catalog, head.Epoch, head.Version, Hex(head.Digest), Hex(head.Content), Hex(head.Chain), head.Count,
            head.PublishedAt.ToString("O", CultureInfo.InvariantCulture),
            time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), state.Catalog.TimeZone, authority,
        ];
        var moved = before is null
            ? await MirrorDatabase.ExecuteAsync(
                connection,
                "INSERT INTO md_sync_state VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10) "
                + "ON CONFLICT DO NOTHING",
                values,
                cancellationToken)
            : await MirrorDatabase.ExecuteAsync(
                connection,
                "UPDATE md_sync_state SET epoch = @p1, version = @p2, digest = @p3, content = @p4, chain = @p5, "
                + "documents = @p6, "
                + "published_at = @p7, applied_at = @p8, time_zone = @p9, authority = @p10 "
                + "WHERE catalog = @p0 AND epoch = @p11 AND version = @p12",
                [.. values, before.Epoch, before.Version],
                cancellationToken);
        if (moved is not 1)
        {
            throw new MirrorException(
                $"Một tiến trình khác đã ghi danh mục {head.Catalog}. Mỗi cơ sở dữ liệu chỉ chạy một "
                + "masterdata-mirror.",
                $"Another process has written catalog {head.Catalog}. Run one masterdata-mirror for a database.");
        }
    }

    private static async Task<(CatalogHead Head, string Authority)?> HeadAsync(
        DbConnection connection, string catalog, CancellationToken cancellationToken)
    {
        await using var command = MirrorDatabase.CommandOf(
            connection,
            "SELECT epoch, version, digest, content, chain, documents, published_at, authority FROM md_sync_state "
            + "WHERE catalog = @p0",
            [catalog]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        try
        {
            var head = new CatalogHead
            {
                Catalog = catalog,
                Epoch = reader.GetString(0),
                Version = reader.GetInt64(1),
                Digest = new(Convert.FromHexString(reader.GetString(2))),
                Content = new(Convert.FromHexString(reader.GetString(3))),
                Chain = new(Convert.FromHexString(reader.GetString(4))),
                Count = reader.GetInt64(5),
                PublishedAt = DateTimeOffset.Parse(reader.GetString(6), CultureInfo.InvariantCulture),
            };
            return (head, reader.GetString(7));
        }
        catch (Exception damage) when (damage is FormatException or ArgumentException or InvalidCastException
            or OverflowException or InvalidOperationException)
        {
            // What was there is not known, so nothing may be said to be newer than it: a person decides.
            throw new MirrorException(
                $"Dòng của {catalog} trong md_sync_state đã bị sửa và không đọc được. "
                + $"Hãy chạy DELETE FROM md_sync_state WHERE catalog = '{catalog}' rồi chạy lại để tải lại từ nguồn.",
                $"The row of {catalog} in md_sync_state was altered and cannot be read. "
                + $"Run DELETE FROM md_sync_state WHERE catalog = '{catalog}' and run again to load it from the "
                + "authority.",
                damage);
        }
    }

    private static async Task<List<Document>> DocumentsAsync(
        DbConnection connection, string catalog, CancellationToken cancellationToken)
    {
        var documents = new List<Document>();
        await foreach (var row in RowsAsync(connection, MirrorTable.Documents, catalog, cancellationToken))
        {
            documents.Add(CanonicalForm.Read(catalog, (string)row[0], (byte[])row[1]));
        }

        return documents;
    }

    private static async IAsyncEnumerable<object[]> RowsAsync(
        DbConnection connection,
        MirrorTable table,
        string catalog,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        await using var command = MirrorDatabase.CommandOf(
            connection, $"SELECT {columns} FROM {table.Name} WHERE catalog = @p0", [catalog]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }

    private static string Hex(Hash hash) => Convert.ToHexStringLower(hash.Span);
}
