using System.Text;
using System.Text.Json;

namespace MasterData.Cli.Files;

/// <summary>Reads JSON and remembers on which line everything stands.</summary>
internal ref struct JsonFileParser
{
    private const int MaxDepth = 32;

    private readonly string _file;
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _counted;

    private JsonFileParser(string file, ReadOnlySpan<byte> bytes)
    {
        _file = file;
        _bytes = bytes;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            MaxDepth = MaxDepth,
            CommentHandling = JsonCommentHandling.Skip,
        });
    }

    public static FileNode Parse(string file, string text)
    {
        try
        {
            var parser = new JsonFileParser(file, Encoding.UTF8.GetBytes(text));
            parser._reader.Read();
            var root = parser.ReadNode();

            // Text behind the end is an error of its own.
            parser._reader.Read();
            return root;
        }
        catch (JsonException failure)
        {
            throw new FileException(
                file,
                (int)(failure.LineNumber ?? 0) + 1,
                $"không đúng cú pháp JSON: {failure.Message}",
                $"this is not JSON: {failure.Message}");
        }
    }

    private FileNode ReadNode()
    {
        var line = Line();
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMapping(line),
            JsonTokenType.StartArray => ReadList(line),
            JsonTokenType.String => new FileScalar(line, Text(), FileScalarKind.Text),
            JsonTokenType.Number =>
                new FileScalar(line, Encoding.UTF8.GetString(_reader.ValueSpan), FileScalarKind.JsonNumber),
            JsonTokenType.True => new FileScalar(line, "true", FileScalarKind.JsonBoolean),
            JsonTokenType.False => new FileScalar(line, "false", FileScalarKind.JsonBoolean),
            _ => new FileScalar(line, "", FileScalarKind.Nothing),
        };
    }

    private FileList ReadList(int line)
    {
        var items = new List<FileNode>();
        while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndArray)
        {
            items.Add(ReadNode());
        }

        return new(line, items);
    }

    private FileMapping ReadMapping(int line)
    {
        var entries = new List<FileEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndObject)
        {
            var (key, keyLine) = (Text(), Line());
            if (!seen.Add(key))
            {
                throw new FileException(
                    _file, keyLine, $"khoá '{key}' lặp lại.", $"the key '{key}' stands here twice.");
            }

            _reader.Read();
            entries.Add(new(key, keyLine, ReadNode()));
        }

        return new(line, entries);
    }

    private string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new FileException(
                _file, Line(), "văn bản có nửa cặp ký tự Unicode.", "a text holds half a pair of Unicode.");
        }
    }

    // Tokens come in order: each line end is counted once.
    private int Line()
    {
        var position = (int)_reader.TokenStartIndex;
        _line += _bytes[_counted..position].Count((byte)'\n');
        _counted = position;
        return _line;
    }
}
