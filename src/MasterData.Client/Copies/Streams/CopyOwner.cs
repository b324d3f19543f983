using MasterData.Versions;

namespace MasterData.Client.Copies.Streams;

/// <summary>The authority whose content a copy has.</summary>
internal sealed class CopyOwner
{
    private volatile string _authority = "";
    private volatile bool _isForeign;

    /// <summary>Its id; empty: not known.</summary>
    public string Authority => _authority;

    /// <summary>Whether the service that last answered was another one.</summary>
    public bool IsForeign => _isForeign;

    /// <summary>Goes on with an authority; empty: with the next that the service names.</summary>
    public void Begin(string authority) => (_authority, _isForeign) = (authority, false);

    /// <summary>Compares it with the service that answers; null: it is the same, or not known yet.</summary>
    public HoldReason? Refusal(string authority)
    {
        _isForeign = _authority.Length > 0 && _authority != authority;
        return _isForeign
            ? new(HoldKind.OtherAuthority, $"the service is of authority {authority}, the copy of {_authority}")
            : null;
    }

    /// <summary>Whether a service that says who it is comes before content of which nobody knows whose it is.</summary>
    public bool IsTakenOver(string? authority) => authority is { Length: > 0 } && _authority.Length is 0;

    /// <summary>Refuses an epoch that began more than a day ahead: it would be believed for ever.</summary>
    public static HoldReason? Refusal(CatalogHead head, DateTimeOffset now) => EpochDate.IsFarAhead(head.Epoch, now)
        ? new(HoldKind.OtherAuthority, $"epoch {head.Epoch} says that it began more than a day ahead")
        : null;
}
