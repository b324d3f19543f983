using MasterData.Changesets;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Errors;
using MasterData.Cli.Files;

namespace MasterData.Cli.Changesets;

/// <summary>A changeset as a person writes it; docs/changeset-file.md describes it.</summary>
internal sealed record ChangesetFile(V1.Changeset Changeset, IReadOnlyList<int> OperationLines)
{
    /// <summary>The most bytes, in the file and on the way.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private static readonly string[] SetByServer =
    [
        "name", "state", "author", "last_editor", "approvers", "created_at", "updated_at", "published_version",
        "review_comment", "operation_count",
    ];

    /// <summary>Reads <paramref name="path"/>.</summary>
    public static ChangesetFile Read(string path) => Parse(path, InputFile.Read(path, MaxBytes));

    /// <summary>Reads what stands in <paramref name="file"/>, the sizes first.</summary>
    public static ChangesetFile Parse(string file, FileNode root)
    {
        var operations = OperationsOf(root);
        if (operations.Count > ChangesetContent.MaxOperations)
        {
            throw new CliException(
                ExitCode.Invalid,
                $"[TOO_LARGE] {file} có {operations.Count} thao tác; nhiều nhất là {ChangesetContent.MaxOperations}. "
                + "Chia thành nhiều đợt.",
                $"[TOO_LARGE] {file} has {operations.Count} operations; the most are {ChangesetContent.MaxOperations}. "
                + "Cut it into several.");
        }

        var changeset = new MessageReader(file).Read<V1.Changeset>(root, SetByServer);
        changeset.Catalog = changeset.Catalog.Length > 0 ? Names.Catalog(changeset.Catalog) : "";
        return changeset.CalculateSize() <= MaxBytes
            ? new(changeset, [.. operations.Select(operation => operation.Line)])
            : throw new CliException(
                ExitCode.Invalid,
                $"[TOO_LARGE] {file} lớn hơn {MaxBytes >> 20} MiB.",
                $"[TOO_LARGE] {file} is larger than {MaxBytes >> 20} MiB.");
    }

    private static IReadOnlyList<FileNode> OperationsOf(FileNode root) =>
        (root as FileMapping)?.Entries.FirstOrDefault(entry => entry.Key is "operations")?.Value is FileList list
            ? list.Items
            : [];
}
