namespace MasterData.Cli.Files;

/// <summary>A list.</summary>
internal sealed record FileList(int Line, IReadOnlyList<FileNode> Items) : FileNode(Line);
