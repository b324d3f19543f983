using MasterData.Core.Access;
using MasterData.Errors;

namespace MasterData.Server.Sync;

/// <summary>The right on which a stream goes on; its token is cancelled when the right or the call ends.</summary>
internal sealed class StreamRight(
    StreamRights rights, Actor actor, IReadOnlyList<string> catalogs, CancellationToken left) : IDisposable
{
    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(left);

    /// <summary>Who opened the stream.</summary>
    public Actor Actor => actor;

    /// <summary>Cancelled when the right ends, and when the caller leaves.</summary>
    public CancellationToken Token => _ended.Token;

    /// <summary>Why the right ended; null: it has not.</summary>
    public MasterDataException? Refusal { get; private set; }

    /// <summary>Whether the database was asked since the stream began.</summary>
    public bool IsChecked { get; private set; }

    /// <summary>Judges by what the database says of the key now; null: it opens nothing.</summary>
    public void Judge(Actor? present)
    {
        IsChecked = true;
        if (present is null)
        {
            End(AccessErrors.Unauthenticated());
        }
        else if (catalogs.FirstOrDefault(catalog => !present.MayRead(catalog)) is { } lost)
        {
            End(AccessErrors.PermissionDenied(lost, Role.Reader));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        rights.Leave(this);
        lock (_ended)
        {
            _ended.Dispose();
        }
    }

    private void End(MasterDataException refusal)
    {
        lock (_ended)
        {
            Refusal ??= refusal;
            try
            {
                _ended.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The stream ended by itself in this very moment.
            }
        }
    }
}
