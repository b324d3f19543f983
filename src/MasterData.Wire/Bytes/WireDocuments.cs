using MasterData.Canonical;

namespace MasterData.Wire;

/// <summary>
/// Documents of a snapshot, put from the wire into their canonical form at once: a whole catalog is the one thing that
/// is so large that the messages and texts between would cost more than all the rest (docs/decisions/0007).
/// </summary>
internal static class WireDocuments
{
    /// <summary>The catalog that a <c>SnapshotItems</c> message is of.</summary>
    /// <exception cref="FormatException">It is no such message.</exception>
    public static string CatalogOf(ReadOnlySpan<byte> items)
    {
        var reader = new WireReader(items);
        while (reader.Next())
        {
            // It comes first; what receives the next parts does not wait for the end of this one.
            if (reader.Field is V1.SnapshotItems.CatalogFieldNumber)
            {
                return reader.Text();
            }

            reader.Skip();
        }

        return "";
    }

    /// <summary>The documents of a <c>SnapshotItems</c> message.</summary>
    /// <exception cref="FormatException">
    /// It is no such message, or has a value that this program does not know.
    /// </exception>
    /// <exception cref="ArgumentException">They are out of order, or one of them has no canonical form.</exception>
    public static CanonicalDocuments Read(string catalog, ReadOnlySpan<byte> items)
    {
        var buckets = default(ReadOnlySpan<byte>);
        var (count, number) = (0, 0);
        var reader = new WireReader(items);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.SnapshotItems.BucketsFieldNumber:
                    buckets = reader.Bytes();
                    continue;
                case V1.SnapshotItems.DocumentsFieldNumber:
                    count++;
                    break;
            }

            reader.Skip();
        }

        // The lengths of texts take four bytes there, and here one.
        var documents = new CanonicalDocumentsBuilder(catalog, count, items.Length + (items.Length / 2));
        reader = new(items);
        while (reader.Next())
        {
            if (reader.Field is V1.SnapshotItems.DocumentsFieldNumber)
            {
                var key = Write(documents.Writer, catalog, reader.Bytes());
                documents.Add(key, buckets.Length == count ? buckets[number++] : null);
            }
            else
            {
                reader.Skip();
            }
        }

        return documents.Build();
    }

    // Acts are few, and there is one catalog: the generated code reads them.
    private static string Write(CanonicalWriter writer, string catalog, ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        if (reader.Next()
            && reader.Field is V1.Document.ItemFieldNumber
            && reader.Bytes() is var item
            && !reader.Next())
        {
            return WireItem.Write(writer, catalog, item);
        }

        var document = DocumentMapping.Read(bytes);
        writer.Bytes(CanonicalForm.Write(catalog, document));
        return document.Key;
    }
}
