using System.Runtime.InteropServices;

namespace MasterData.Server.Hosting;

/// <summary>
/// A limit on the size of files (`ulimit -f`) makes writes fail, as a full disk does, instead of ending the server.
/// </summary>
internal static class FileSizeLimit
{
    // SIGXFSZ has no name in .NET. Its usual answer is to end the process, and with it all reading.
    private const PosixSignal Exceeded = (PosixSignal)25;

    /// <summary>Survives it until the result is disposed of.</summary>
    public static PosixSignalRegistration? Survive() => OperatingSystem.IsWindows()
        ? null
        : PosixSignalRegistration.Create(Exceeded, signal => signal.Cancel = true);
}
