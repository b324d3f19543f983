using System.Text;
using MasterData.Canonical;
using MasterData.Digests;
using MasterData.Documents;
using MasterData.Versions;

namespace MasterData.Client.Copies.Files;

/// <summary>A copy on disk. What is read from it is proved by its digest before anybody uses it.</summary>
internal static class CopyFile
{
    private const string Magic = "masterdata-copy-2";

    private static readonly FileStreamOptions New = OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None }
        : new()
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };

    /// <summary>Writes <paramref name="state"/> beside the file and puts it in its place in one step.</summary>
    public static void Write(string path, CatalogState state, string authority)
    {
        var temporary = $"{path}.new";
        File.Delete(temporary); // a left one keeps the rights that it had
        using (var file = new FileStream(temporary, New))
        {
            using (var writer = new BinaryWriter(new BufferedStream(file, 1 << 16), Encoding.UTF8, leaveOpen: true))
            {
                WriteHead(writer, state.Head, authority);
                foreach (var document in state.Documents)
                {
                    var bytes = CanonicalForm.Write(state.Head.Catalog, document);
                    writer.Write(document.Key);
                    writer.Write7BitEncodedInt(bytes.Length);
                    writer.Write(bytes);
                }

                writer.Flush();
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The proved copy of <paramref name="catalog"/>; null if there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, cut off, of another catalog or another
    /// format.</exception>
    public static KeptCopy? Read(string path, string catalog)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = File.OpenRead(path);
            using var reader = new BinaryReader(new BufferedStream(file, 1 << 16), Encoding.UTF8);
            var head = ReadHead(reader);
            var authority = reader.ReadString();
            return head.Catalog == catalog
                ? new(CatalogState.Load(head, Documents(reader, head, file.Length)), authority)
                : throw new InvalidDataException($"It is a copy of {head.Catalog}, not of {catalog}.");
        }
        catch (Exception damage) when (damage is EndOfStreamException
            or not (IOException or UnauthorizedAccessException))
        {
            // Others write this file too, and a copy has to start whatever they left in it.
            throw new InvalidDataException($"{path} is not a whole copy: {damage.Message}", damage);
        }
    }

    private static List<Document> Documents(BinaryReader reader, CatalogHead head, long fileLength)
    {
        var documents = new List<Document>();
        for (var number = 0L; number < head.Count; number++)
        {
            var key = reader.ReadString();
            var length = reader.Read7BitEncodedInt();
            if (length < 0 || length > fileLength)
            {
                throw new InvalidDataException($"A document of {length} bytes does not fit into the file.");
            }

            var bytes = reader.ReadBytes(length);
            documents.Add(bytes.Length == length
                ? CanonicalForm.Read(head.Catalog, key, bytes)
                : throw new EndOfStreamException("It ends within a document."));
        }

        return documents;
    }

    private static void WriteHead(BinaryWriter writer, CatalogHead head, string authority)
    {
        writer.Write(Magic);
        writer.Write(head.Catalog);
        writer.Write(head.Epoch);
        writer.Write(head.Version);
        writer.Write(head.Count);
        writer.Write(head.Content.Span);
        writer.Write(head.Digest.Span);
        writer.Write(head.Chain.Span);
        writer.Write(head.PublishedAt.UtcTicks);
        writer.Write(authority);
    }

    private static CatalogHead ReadHead(BinaryReader reader) => reader.ReadString() is Magic
        ? new()
        {
            Catalog = reader.ReadString(),
            Epoch = reader.ReadString(),
            Version = reader.ReadInt64(),
            Count = reader.ReadInt64(),
            Content = ReadHash(reader),
            Digest = ReadHash(reader),
            Chain = ReadHash(reader),
            PublishedAt = new(reader.ReadInt64(), TimeSpan.Zero),
        }
        : throw new FormatException("It is of another format.");

    private static Hash ReadHash(BinaryReader reader) => reader.ReadBytes(Hash.Length) is { Length: Hash.Length } bytes
        ? new(bytes)
        : throw new EndOfStreamException("It ends within a digest.");
}
