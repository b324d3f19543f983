namespace MasterData.Digests;

/// <summary>
/// Documents do not have the digest that they should have; the state they would make must not be used.
/// </summary>
public sealed class DigestMismatchException(string message) : Exception(message);
