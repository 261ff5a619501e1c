using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Forum.Api.Tests;

/// <summary>Keeps every line that is logged, as it would be written.</summary>
public sealed class RecordingLogger : ILoggerProvider, ILogger
{
    public ConcurrentBag<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
