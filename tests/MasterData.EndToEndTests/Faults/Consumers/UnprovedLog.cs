using Microsoft.Extensions.Logging;

namespace MasterData.EndToEndTests.Faults.Consumers;

/// <summary>Hears the SDK say that what came over the stream cannot be proved: its only errors.</summary>
internal sealed class UnprovedLog(Action unproved) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            unproved();
        }
    }
}
