using MasterData.Client.Copies;
using Microsoft.Extensions.Hosting;

namespace MasterData.Client.Hosting;

/// <summary>Begins to load the copies when the program starts, not when somebody first asks for one.</summary>
internal sealed class StartCopies(CatalogCopies copies) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(copies);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
