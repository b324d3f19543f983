namespace MasterData.Benchmarks.Peers;

/// <summary>How a consumer caught up, from its call on an open connection.</summary>
/// <param name="Received">Milliseconds until it had everything.</param>
/// <param name="Applied">Milliseconds until it could read it: with MasterData proved by the digest.</param>
/// <param name="KiB">The messages it was sent.</param>
internal sealed record CaughtUp(double Received, double Applied, double KiB);
