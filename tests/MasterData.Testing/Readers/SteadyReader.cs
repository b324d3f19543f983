using StackExchange.Redis;

namespace MasterData.Testing;

/// <summary>Reads one code and whole copies from Redis until told to stop, and counts what must not be.</summary>
public sealed class SteadyReader(string endpoint, string catalog, string code)
{
    /// <summary>Answers with a document.</summary>
    public int Reads { get; private set; }

    /// <summary>Copies, each proved by its digest.</summary>
    public int Copies { get; private set; }

    /// <summary>Times when nothing could be said.</summary>
    public int Unavailable { get; private set; }

    /// <summary>"Not found" for a code that exists.</summary>
    public int Denied { get; private set; }

    /// <summary>Answers and heads of an older version than was seen before.</summary>
    public int Older { get; private set; }

    /// <summary>Reads until <paramref name="stop"/>; a copy that its digest refutes throws.</summary>
    public async Task<SteadyReader> RunAsync(CancellationToken stop)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(endpoint);
        var keeping = new ContractReader(redis.GetDatabase(), catalog);
        ContractVersion? highest = null;
        while (!stop.IsCancellationRequested)
        {
            Count(await keeping.GetAsync(code));

            // One that has seen nothing takes whatever stands there: so it tells whether Redis itself went back.
            var copy = await new ContractReader(redis.GetDatabase(), catalog).CopyAsync();
            Copies += copy is null ? 0 : 1;
            Unavailable += copy is null ? 1 : 0;
            Older += copy?.Version.IsBefore(highest) is true ? 1 : 0;
            highest = copy?.Version ?? highest;
        }

        return this;
    }

    private void Count(ContractAnswer answer)
    {
        Reads += answer.Outcome is ContractOutcome.Found ? 1 : 0;
        Denied += answer.Outcome is ContractOutcome.NotFound ? 1 : 0;
        Unavailable += answer.Outcome is ContractOutcome.Unavailable ? 1 : 0;
    }
}
