namespace MasterData.Cli.Documents;

/// <summary>A key of a mapping with its value.</summary>
internal sealed record DocumentEntry(string Key, int Line, DocumentNode Value);
