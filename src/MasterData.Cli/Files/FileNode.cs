namespace MasterData.Cli.Files;

/// <summary>A part of a file, with the place where it begins, for messages.</summary>
/// <param name="Line">The line, from 1.</param>
internal abstract record FileNode(int Line);
