using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Storage;

/// <summary>Keeps what is logged.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Line)> _lines = [];

    public IEnumerable<string> All => _lines.Select(line => line.Line);

    public IEnumerable<string> At(LogLevel level) =>
        _lines.Where(line => line.Level == level).Select(line => line.Line);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
