namespace MasterData.Client;

/// <summary>What came is of a kind that this client is too old to know.</summary>
internal sealed class UnknownContentException(string message) : FormatException(message);
