namespace MasterData.Cli.Documents;

/// <summary>A list.</summary>
internal sealed record DocumentList(int Line, IReadOnlyList<DocumentNode> Items) : DocumentNode(Line);
