using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MasterData.Cli.Files;

/// <summary>
/// Reads the plain part of YAML: mappings, lists, texts. Every scalar is text, whatever YAML would make of it; anchors,
/// tags and second documents are refused.
/// </summary>
internal sealed class YamlFileParser
{
    private const int MaxDepth = 32;

    private readonly string _file;
    private readonly Parser _parser;

    private YamlFileParser(string file, string text)
    {
        _file = file;
        _parser = new Parser(new StringReader(text));
    }

    public static FileNode Parse(string file, string text)
    {
        var parser = new YamlFileParser(file, text);
        try
        {
            return parser.ReadFile();
        }
        catch (YamlException failure)
        {
            throw new FileException(
                file,
                (int)failure.Start.Line,
                $"không đúng cú pháp YAML: {failure.Message}",
                $"this is not YAML: {failure.Message}");
        }
    }

    private FileNode ReadFile()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw Refuse(1, "tệp trống.", "the file is empty.");
        }

        var root = ReadNode(depth: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            throw Refuse(second.Start.Line, "chỉ được có một tài liệu trong tệp.", "a file holds one document only.");
        }

        return root;
    }

    private FileNode ReadNode(int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            throw Refuse(
                alias.Start.Line, "không dùng tham chiếu (*) của YAML.", "YAML aliases (*) are not used here.");
        }

        if (_parser.Current is NodeEvent node)
        {
            RefuseExtras(node, depth);
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return new FileScalar((int)scalar.Start.Line, scalar.Value, KindOf(scalar));
        }

        return _parser.TryConsume<SequenceStart>(out var list) ? ReadList(list, depth) : ReadMapping(depth);
    }

    private void RefuseExtras(NodeEvent node, int depth)
    {
        if (!node.Anchor.IsEmpty)
        {
            throw Refuse(node.Start.Line, "không dùng neo (&) của YAML.", "YAML anchors (&) are not used here.");
        }

        // A tag that is only "!" is how the parser marks quoted texts.
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            throw Refuse(node.Start.Line, "không dùng thẻ (!) của YAML.", "YAML tags (!) are not used here.");
        }

        if (depth > MaxDepth)
        {
            throw Refuse(node.Start.Line, "lồng nhau quá sâu.", "it is nested too deeply.");
        }
    }

    private FileList ReadList(SequenceStart start, int depth)
    {
        var items = new List<FileNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new((int)start.Start.Line, items);
    }

    private FileMapping ReadMapping(int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var entries = new List<FileEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Current is Scalar
                ? _parser.Consume<Scalar>()
                : throw Refuse(_parser.Current!.Start.Line, "khoá phải là một từ.", "a key must be one word.");
            if (!seen.Add(key.Value))
            {
                throw Refuse(
                    key.Start.Line, $"khoá '{key.Value}' lặp lại.", $"the key '{key.Value}' stands here twice.");
            }

            entries.Add(new(key.Value, (int)key.Start.Line, ReadNode(depth + 1)));
        }

        return new((int)start.Start.Line, entries);
    }

    private static FileScalarKind KindOf(Scalar scalar) =>
        scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" }
            ? FileScalarKind.Nothing
            : FileScalarKind.Text;

    private FileException Refuse(long line, string vi, string en) => new(_file, (int)line, vi, en);
}
