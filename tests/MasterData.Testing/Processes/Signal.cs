using System.Globalization;
using System.Runtime.InteropServices;

namespace MasterData.Testing;

/// <summary>Sends POSIX signals to processes that the tests started.</summary>
internal static partial class Signal
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    /// <summary>
    /// Whether this process ignores SIGINT, as all do that a script has started in the background; their children do,
    /// too.
    /// </summary>
    public static bool IsInterruptIgnored { get; } = ReadIgnored();

    /// <summary>
    /// Sends <paramref name="signal"/> to the process <paramref name="pid"/> alone, never to a group.
    /// </summary>
    public static void Send(int pid, int signal)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pid);
        if (SendSignal(pid, signal) is not 0)
        {
            throw new InvalidOperationException(
                $"Signal {signal} did not reach process {pid}: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    private static bool ReadIgnored()
    {
        const string Field = "SigIgn:";
        const string Status = "/proc/self/status";
        var line = File.Exists(Status)
            ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal))
            : null;
        return line is not null
            && ulong.TryParse(line.AsSpan(Field.Length).Trim(), NumberStyles.HexNumber, null, out var mask)
            && (mask >> (Interrupt - 1) & 1) is 1;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int pid, int signal);
}
