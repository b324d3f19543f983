using System.Diagnostics.Tracing;
using System.Globalization;

namespace MasterData.IntegrationTests.Copies;

/// <summary>
/// Counts how often this process tries to connect to a port of this machine, as the sockets themselves tell.
/// </summary>
internal sealed class ConnectAttempts(int port) : EventListener
{
    // SocketAddress.ToString: the family, the length, and the port as the first two of the bytes.
    private readonly string _port = string.Create(CultureInfo.InvariantCulture, $"{{{port >> 8},{port & 255},");
    private int _count;

    /// <summary>How often so far.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Sockets")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName is "ConnectStart"
            && $"{eventData.Payload?[0]}".Contains(_port, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _count);
        }
    }
}
