namespace MasterData.Cli.Documents;

/// <summary>A text as it stands in the file. It is never turned into a number on the way: 01 stays 01.</summary>
internal sealed record DocumentScalar(int Line, string Text, DocumentScalarKind Kind) : DocumentNode(Line);
