using System.Globalization;
using MasterData.Core.Sync;
using MasterData.Digests;
using MasterData.Errors;
using MasterData.Server.Requests;

namespace MasterData.Server.Sync;

/// <summary>Cursors from their messages.</summary>
internal static class CursorReading
{
    private const int MostCursors = 100;
    private const int MostEpoch = 64;
    private const int MostWait = 30;

    private const int BucketBytes = 256 * Hash.Length;

    private static readonly Text AllHashes = new(
        $"hashes gồm đúng {BucketBytes} byte: 256 giá trị băm nối liền nhau.",
        $"hashes has {BucketBytes} bytes: 256 hashes one after another.");

    private static readonly Text OneDigest = new(
        "digest gồm đúng 32 byte, hoặc để trống.", "A digest has 32 bytes, or is left out.");

    private static readonly Text AskForSome = new(
        $"Hãy nêu từ 1 đến {MostCursors} danh mục, mỗi danh mục một lần.",
        $"Name 1 to {MostCursors} catalogs, each once.");

    extension(V1.WatchRequest request)
    {
        /// <summary>The cursors of the request.</summary>
        public IReadOnlyList<Cursor> ToCursors()
        {
            var fields = new RequestFields();
            Cursor[] cursors =
                [.. request.Cursors.Take(MostCursors).Select((cursor, i) => Read(cursor, fields, $"cursors[{i}]"))];
            if (request.Cursors.Count is 0 or > MostCursors
                || cursors.DistinctBy(cursor => cursor.Catalog, StringComparer.Ordinal).Count() < cursors.Length)
            {
                var count = request.Cursors.Count.ToString(CultureInfo.InvariantCulture);
                fields.Add("cursors", ViolationReason.ValueType, FieldTexts.WrongFormat(count), AskForSome);
            }

            fields.ThrowIfAny();
            return cursors;
        }
    }

    extension(V1.GetChangesRequest request)
    {
        /// <summary>The cursor of the request, and how long to wait.</summary>
        public (Cursor Cursor, TimeSpan Wait) ToCursor()
        {
            var fields = new RequestFields();
            var cursor = Read(request.Cursor ?? new(), fields, "cursor");
            fields.ThrowIfAny();
            return (cursor, TimeSpan.FromSeconds(Math.Clamp(request.WaitSeconds, 0, MostWait)));
        }
    }

    extension(V1.GetBucketsRequest request)
    {
        /// <summary>The catalog, and the hashes of the caller's buckets.</summary>
        public (string Catalog, IReadOnlyList<Hash> Hashes) ToHashes()
        {
            var fields = new RequestFields();
            var catalog = fields.Catalog(request.Catalog, "catalog");
            if (request.Hashes.Length is not BucketBytes)
            {
                var length = request.Hashes.Length.ToString(CultureInfo.InvariantCulture);
                fields.Add("hashes", ViolationReason.ValueType, FieldTexts.WrongFormat(length), AllHashes);
            }

            fields.ThrowIfAny();
            return (catalog, [.. request.Hashes.ToByteArray().Chunk(Hash.Length).Select(bytes => new Hash(bytes))]);
        }
    }

    extension(V1.Cursor cursor)
    {
        /// <summary>The cursor of the message.</summary>
        public Cursor ToModel(RequestFields fields, string path) => Read(cursor, fields, path);
    }

    private static Cursor Read(V1.Cursor cursor, RequestFields fields, string path)
    {
        if (cursor.Digest.Length is not (0 or Hash.Length))
        {
            var length = cursor.Digest.Length.ToString(CultureInfo.InvariantCulture);
            fields.Add($"{path}.digest", ViolationReason.ValueType, FieldTexts.WrongFormat(length), OneDigest);
        }

        if (cursor.Version < 0)
        {
            var version = cursor.Version.ToString(CultureInfo.InvariantCulture);
            fields.Add(
                $"{path}.version",
                ViolationReason.ValueType,
                FieldTexts.WrongFormat(version),
                FieldTexts.WriteLike("12"));
        }

        if (cursor.Epoch.Length > MostEpoch || !cursor.Epoch.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-'))
        {
            fields.Add(
                $"{path}.epoch",
                ViolationReason.TooLong,
                FieldTexts.WrongFormat(cursor.Epoch),
                FieldTexts.WriteLike("0198f2a0-0000-7000-8000-000000000000"));
        }

        return new(
            fields.Catalog(cursor.Catalog, $"{path}.catalog"),
            cursor.Epoch,
            cursor.Version,
            cursor.Digest.Length is Hash.Length ? new Hash(cursor.Digest.ToByteArray()) : null);
    }
}
