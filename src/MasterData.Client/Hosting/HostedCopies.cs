using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MasterData.Client.Hosting;

/// <summary>The copies and their channel, for as long as the program's services live.</summary>
internal sealed class HostedCopies : IAsyncDisposable
{
    private readonly MasterDataChannel _channel;

    public HostedCopies(IOptions<MasterDataCopiesOptions> options, TimeProvider time, ILogger<CatalogCopies> logger)
    {
        _channel = MasterDataChannel.Open(
            options.Value.Server!,
            MasterDataCredentials.ApiKey(options.Value.Key),
            allowInsecure: options.Value.AllowInsecure);
        Copies = CatalogCopies.Start(_channel, options.Value.ToCopyOptions(), time, logger);
    }

    /// <summary>The copies.</summary>
    public CatalogCopies Copies { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Copies.DisposeAsync().ConfigureAwait(false);
        _channel.Dispose();
    }
}
