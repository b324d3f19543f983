namespace MasterData.Cli.Documents;

/// <summary>Keys with values; no key twice.</summary>
internal sealed record DocumentMapping(int Line, IReadOnlyList<DocumentEntry> Entries) : DocumentNode(Line);
