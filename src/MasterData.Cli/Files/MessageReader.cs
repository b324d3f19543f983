using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using MasterData.Cli.CommandLine;

namespace MasterData.Cli.Files;

/// <summary>
/// Fills a message from a file: the fields by their names in the contract, every problem named with its line. An
/// unknown key is an error, never passed over: a misspelt date must not become no date.
/// </summary>
internal sealed class MessageReader(string file)
{
    private readonly List<FileProblem> _problems = [];

    /// <summary>
    /// Fills a new <typeparamref name="T"/>; <paramref name="refused"/> are fields that a file may not have.
    /// </summary>
    public T Read<T>(FileNode root, params IReadOnlyCollection<string> refused)
        where T : IMessage, new()
    {
        var message = new T();
        Fill(message, root, "", refused);
        return _problems.Count is 0 ? message : throw new FileException(file, _problems);
    }

    private void Fill(IMessage message, FileNode node, string path, IReadOnlyCollection<string> refused)
    {
        if (node is not FileMapping mapping)
        {
            Problem(node.Line, $"'{path}' phải là các khoá và giá trị.", $"'{path}' must be keys with values.");
            return;
        }

        foreach (var entry in mapping.Entries)
        {
            var where = path.Length is 0 ? entry.Key : $"{path}.{entry.Key}";
            var field = FieldOf(message.Descriptor, entry.Key);
            if (field is null)
            {
                Unknown(message.Descriptor, entry, where, refused);
            }
            else if (refused.Contains(field.Name))
            {
                Problem(
                    entry.Line,
                    $"khoá '{where}' do máy chủ đặt; hãy bỏ đi.",
                    $"the key '{where}' is set by the server; leave it out.");
            }
            else if (field.RealContainingOneof is { } choice
                && choice.Accessor.GetCaseFieldDescriptor(message) is { } other)
            {
                Problem(
                    entry.Line,
                    $"'{where}' không đi cùng '{other.Name}': mỗi mục chỉ một.",
                    $"'{where}' does not go with '{other.Name}': one of them only.");
            }
            else if (entry.Value is not FileScalar { Kind: FileScalarKind.Nothing } nothing)
            {
                Set(message, field, entry.Value, where);
            }
            else
            {
                Problem(
                    nothing.Line,
                    $"'{where}' không có giá trị: bỏ khoá này, hoặc ghi \"\" nếu muốn để trống.",
                    $"'{where}' has no value: leave the key out, or write \"\" to mean empty.");
            }
        }
    }

    private void Set(IMessage message, FieldDescriptor field, FileNode node, string path)
    {
        if (field.IsMap)
        {
            SetMap((IDictionary)field.Accessor.GetValue(message), node, path);
        }
        else if (field.IsRepeated)
        {
            SetList(message, field, node, path);
        }
        else if (field.FieldType is FieldType.Message)
        {
            field.Accessor.SetValue(message, ReadMessage(field.MessageType, node, path));
        }
        else if (ReadScalar(field, node, path) is { } value)
        {
            field.Accessor.SetValue(message, value);
        }
    }

    private IMessage ReadMessage(MessageDescriptor type, FileNode node, string path)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        if (message is V1.ActList && node is FileList)
        {
            // `acts: [a, b]` instead of `acts: { ids: [a, b] }`.
            SetList(message, type.FindFieldByNumber(V1.ActList.IdsFieldNumber), node, path);
        }
        else
        {
            Fill(message, node, path, []);
        }

        return message;
    }

    private void SetList(IMessage message, FieldDescriptor field, FileNode node, string path)
    {
        var list = (IList)field.Accessor.GetValue(message);
        if (node is FileMapping attributes && field.MessageType == V1.AttributeValue.Descriptor)
        {
            // `attributes: { area: "12.5" }` reads better than a list of ids and values.
            SetAttributes(list, attributes, path);
            return;
        }

        if (node is not FileList items)
        {
            Problem(node.Line, $"'{path}' phải là danh sách.", $"'{path}' must be a list.");
            return;
        }

        for (var i = 0; i < items.Items.Count; i++)
        {
            var where = $"{path}[{i}]";
            var value = field.FieldType is FieldType.Message
                ? ReadMessage(field.MessageType, items.Items[i], where)
                : ReadScalar(field, items.Items[i], where);
            if (value is not null)
            {
                list.Add(value);
            }
        }
    }

    private void SetAttributes(IList list, FileMapping attributes, string path)
    {
        foreach (var entry in attributes.Entries)
        {
            if (ReadText(entry.Value, $"{path}.{entry.Key}") is { } value)
            {
                list.Add(new V1.AttributeValue { Id = entry.Key, Value = value });
            }
        }
    }

    private void SetMap(IDictionary map, FileNode node, string path)
    {
        if (node is not FileMapping mapping)
        {
            Problem(node.Line, $"'{path}' phải là các khoá và giá trị.", $"'{path}' must be keys with values.");
            return;
        }

        foreach (var entry in mapping.Entries)
        {
            if (ReadText(entry.Value, $"{path}.{entry.Key}") is { } value)
            {
                map[entry.Key] = value;
            }
        }
    }

    private object? ReadScalar(FieldDescriptor field, FileNode node, string path) => field.FieldType switch
    {
        FieldType.String => ReadText(node, path),
        FieldType.Bool => ReadBoolean(node, path),
        FieldType.Int32 => ReadNumber(node, path, int.MaxValue) is { } number ? (int)number : null,
        FieldType.Int64 => ReadNumber(node, path, long.MaxValue),
        FieldType.Enum => ReadEnum(field.EnumType, node, path),
        _ => throw new NotSupportedException($"{field.FullName} cannot stand in a file."),
    };

    private string? ReadText(FileNode node, string path)
    {
        switch (node)
        {
            case FileScalar { Kind: FileScalarKind.JsonNumber } number:
                return Problem(
                    number.Line,
                    $"'{path}' là văn bản: đặt {number.Text} trong dấu ngoặc kép, mã số không phải con số.",
                    $"'{path}' is text: put {number.Text} into quotes, a code is no number.");
            case FileScalar { Kind: FileScalarKind.Nothing } nothing:
                return Problem(
                    nothing.Line, $"'{path}' không có giá trị: ghi \"\".", $"'{path}' has no value: write \"\".");
            case FileScalar scalar:
                return scalar.Text;
            default:
                return Problem(node.Line, $"'{path}' phải là văn bản.", $"'{path}' must be a text.");
        }
    }

    private object? ReadBoolean(FileNode node, string path) => (node as FileScalar)?.Text switch
    {
        "true" => true,
        "false" => false,
        _ => Problem(node.Line, $"'{path}' phải là true hoặc false.", $"'{path}' must be true or false."),
    };

    private long? ReadNumber(FileNode node, string path, long most)
    {
        if (node is FileScalar scalar &&
            long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) &&
            number <= most && number >= -most)
        {
            return number;
        }

        Problem(node.Line, $"'{path}' phải là một số nguyên.", $"'{path}' must be a whole number.");
        return null;
    }

    private object? ReadEnum(EnumDescriptor type, FileNode node, string path)
    {
        if (node is FileScalar scalar && EnumText.Find(type, scalar.Text) is { } value)
        {
            // Generated setters take the enum itself; its underlying number converts.
            return Enum.ToObject(type.ClrType, value.Number);
        }

        var all = string.Join(", ", EnumText.AllOf(type));
        return Problem(node.Line, $"'{path}' phải là một trong: {all}.", $"'{path}' must be one of: {all}.");
    }

    // The names of the contract; those of its JSON too, so that what `-o json` shows can be pasted.
    private static FieldDescriptor? FieldOf(MessageDescriptor type, string key) =>
        type.Fields.InDeclarationOrder().FirstOrDefault(field => field.Name == key || field.JsonName == key);

    private void Unknown(
        MessageDescriptor type, FileEntry entry, string path, IReadOnlyCollection<string> refused)
    {
        var known = string.Join(", ", type.Fields.InDeclarationOrder().Select(field => field.Name).Except(refused));
        Problem(
            entry.Line,
            $"không có khoá '{path}'; các khoá ở đây: {known}.",
            $"there is no key '{path}'; the keys here: {known}.");
    }

    // Returns nothing so that a reader can end with it.
    private string? Problem(int line, string vi, string en)
    {
        _problems.Add(new(line, new(vi, en)));
        return null;
    }
}
