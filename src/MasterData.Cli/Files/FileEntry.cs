namespace MasterData.Cli.Files;

/// <summary>A key of a mapping with its value.</summary>
internal sealed record FileEntry(string Key, int Line, FileNode Value);
