using MasterData.Client.Copies;
using MasterData.Versions;

namespace MasterData.Client.Testing;

/// <summary>What a test waits for.</summary>
public static class CopyWaiting
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    extension(CatalogCopy copy)
    {
        /// <summary>Waits until the copy shows a version, or a later one.</summary>
        public Task WaitForAsync(CatalogHead head, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(copy);
            ArgumentNullException.ThrowIfNull(head);
            return copy.WaitForVersionAsync(head.Epoch, head.Version, cancellationToken);
        }

        /// <summary>Waits until the copy is as fresh, or as old, as that.</summary>
        public async Task WaitForStateAsync(CopyState state, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(copy);
            while (copy.State != state)
            {
                await Task.Delay(Interval, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
