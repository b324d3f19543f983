namespace MasterData.Wire;

/// <summary>Content of a kind that this program is too old to know.</summary>
internal sealed class UnknownContentException(string message) : FormatException(message);
