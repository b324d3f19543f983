using MasterData.Testing;

namespace MasterData.Benchmarks.Peers;

/// <summary>A server that tells consumers of changes, and what one does with it.</summary>
internal abstract class Peer : IAsyncDisposable
{
    /// <summary>The size of a change's value.</summary>
    public const int ValueBytes = 1024;

    /// <summary>What lines call it.</summary>
    public abstract string Name { get; }

    /// <summary>How many consumers it is measured with.</summary>
    public virtual int Consumers => 1000;

    /// <summary>Its process.</summary>
    public abstract RunningProgram Program { get; }

    /// <summary>A value that is new each time and compresses badly.</summary>
    public static string Value(int n)
    {
        var random = new Random(n);
        return string.Create(
            ValueBytes, random, (text, source) => source.GetItems("abcdefghijklmnopqrstuvwxyz0123456789", text));
    }

    /// <summary>Starts it.</summary>
    public abstract Task StartAsync();

    /// <summary>Does whatever comes before so many publications and is no part of them.</summary>
    public virtual Task PrepareAsync(int publications) => Task.CompletedTask;

    /// <summary>Connects the consumers; returns when all of them watch.</summary>
    public abstract Task ConnectAsync(Deliveries deliveries);

    /// <summary>Makes the change with this number durable.</summary>
    public abstract Task PublishAsync(int n);

    public abstract ValueTask DisposeAsync();
}
