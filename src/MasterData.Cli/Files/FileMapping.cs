namespace MasterData.Cli.Files;

/// <summary>Keys with values; no key twice.</summary>
internal sealed record FileMapping(int Line, IReadOnlyList<FileEntry> Entries) : FileNode(Line);
