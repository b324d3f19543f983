namespace MasterData.Cli.Files;

/// <summary>A text as it stands in the file. It is never turned into a number on the way: 01 stays 01.</summary>
internal sealed record FileScalar(int Line, string Text, FileScalarKind Kind) : FileNode(Line);
