namespace MasterData.Client.Copies.Streams;

/// <summary>The outcome of a stream.</summary>
/// <param name="Moved">Whether the server answered, and nothing that came was wrong.</param>
/// <param name="Asked">How long the server asked to wait before the next one; null: it did not ask.</param>
internal readonly record struct StreamEnd(bool Moved, TimeSpan? Asked);
