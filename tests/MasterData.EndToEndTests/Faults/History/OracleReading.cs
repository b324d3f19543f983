using System.Data.Common;
using System.Security.Cryptography;
using MasterData.Canonical;
using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.EndToEndTests.Faults.History;

/// <summary>
/// The versions and documents of a database at one moment, by plain SQL: no code of the service reads them.
/// </summary>
internal sealed class OracleReading
{
    private readonly Dictionary<(string Catalog, string Key), List<OracleDocument>> _documents = [];

    private OracleReading(string[] catalogs) => Catalogs = catalogs;

    /// <summary>The catalogs that were read.</summary>
    public IReadOnlyList<string> Catalogs { get; }

    /// <summary>Every version.</summary>
    public Dictionary<(string Catalog, long Version), OracleVersion> Versions { get; } = [];

    /// <summary>The newest version of each catalog.</summary>
    public Dictionary<string, long> Heads { get; } = [];

    /// <summary>Reads the database.</summary>
    public static async Task<OracleReading> ReadAsync(
        DbConnection connection, string[] catalogs, CancellationToken cancellationToken)
    {
        var reading = new OracleReading(catalogs);
        await connection.OpenAsync(cancellationToken);
        await using var transaction =
            await connection.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        foreach (var catalog in catalogs)
        {
            await reading.ReadVersionsAsync(connection, transaction, catalog, cancellationToken);
            await reading.ReadDocumentsAsync(connection, transaction, catalog, cancellationToken);
        }

        return reading;
    }

    /// <summary>A reading that is written by hand: versions, each with the one document that it changed.</summary>
    public static OracleReading Of(
        string catalog, IEnumerable<(long Version, OracleVersion Made, string Key, string Hash)> versions)
    {
        var reading = new OracleReading([catalog]);
        foreach (var (version, made, key, hash) in versions)
        {
            reading.Versions[(catalog, version)] = made;
            reading.Heads[catalog] = version;
            reading.Add((catalog, key), new(version, version + 1, [], hash));
        }

        return reading;
    }

    /// <summary>The hash of a document; empty: there was none.</summary>
    public string DocumentAt(string catalog, string key, long version) =>
        _documents.GetValueOrDefault((catalog, key))?
            .Find(one => one.Since <= version && version < one.Until)?.Hash ?? "";

    /// <summary>The digest that the documents at the head themselves give, computed from nothing else.</summary>
    public void DemandProof(string catalog, CatalogHead head)
    {
        var bodies = _documents.Where(one => one.Key.Catalog == catalog)
            .Select(one => (one.Key.Key, Document: one.Value.Find(document => document.Until is long.MaxValue)))
            .Where(one => one.Document is not null)
            .Select(one => CanonicalForm.Read(catalog, one.Key, one.Document!.Body));
        Assert.Equal(Versions[(catalog, Heads[catalog])].Digest, $"{CatalogState.Load(head, bodies).Head.Digest}");
    }

    private async Task ReadVersionsAsync(
        DbConnection connection, DbTransaction transaction, string catalog, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"SELECT version, epoch, digest, published_at FROM versions WHERE catalog = '{catalog}' ORDER BY version";
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var at = new DateTimeOffset(DateTime.SpecifyKind(rows.GetDateTime(3), DateTimeKind.Utc));
            Heads[catalog] = rows.GetInt64(0);
            Versions[(catalog, rows.GetInt64(0))] =
                new(rows.GetString(1), $"{new Hash(rows.GetFieldValue<byte[]>(2))}", at);
        }
    }

    private async Task ReadDocumentsAsync(
        DbConnection connection, DbTransaction transaction, string catalog, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"SELECT key, since_version, until_version, body FROM documents WHERE catalog = '{catalog}'";
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var until = await rows.IsDBNullAsync(2, cancellationToken) ? long.MaxValue : rows.GetInt64(2);
            var body = rows.GetFieldValue<byte[]>(3);
            var hash = Convert.ToHexStringLower(SHA256.HashData(body));
            Add((catalog, rows.GetString(0)), new(rows.GetInt64(1), until, body, hash));
        }
    }

    private void Add((string Catalog, string Key) key, OracleDocument document)
    {
        if (!_documents.TryGetValue(key, out var documents))
        {
            _documents[key] = documents = [];
        }

        documents.Add(document);
    }

    private sealed record OracleDocument(long Since, long Until, byte[] Body, string Hash);
}
