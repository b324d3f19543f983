using Grpc.Core;
using MasterData.V1;

namespace MasterData.EndToEndTests.ManyServers;

/// <summary>Reads an item from whichever server answers, and asks for at least the version it has seen.</summary>
internal sealed class SteadyGet(ChannelBase channel, string key, string catalog, string code)
{
    private long _seen;

    /// <summary>How many answers came.</summary>
    public int Answers { get; private set; }

    /// <summary>How many were of an older version than one before.</summary>
    public int Older { get; private set; }

    /// <summary>How often there was none.</summary>
    public int Unavailable { get; private set; }

    /// <summary>Reads until told to stop.</summary>
    public async Task<SteadyGet> RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var answer = await new ItemService.ItemServiceClient(channel).GetItemAsync(
                    new()
                    {
                        Name = $"catalogs/{catalog}/items/{code}",
                        KnownAt = new() { MinimumVersion = _seen },
                        EffectiveOn = "2026-01-01",
                    },
                    new Metadata { { "authorization", $"Bearer {key}" } },
                    deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(10),
                    cancellationToken: cancellationToken);
                Answers++;
                Older += answer.ReadPoint.Version < _seen ? 1 : 0;
                _seen = Math.Max(_seen, answer.ReadPoint.Version);
            }
            catch (RpcException)
            {
                Unavailable++;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return this;
    }
}
