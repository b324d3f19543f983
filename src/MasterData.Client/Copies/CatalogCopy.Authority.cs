using MasterData.Versions;

namespace MasterData.Client.Copies;

/// <content>Whose content it is.</content>
public sealed partial class CatalogCopy
{
    private volatile string _authority = "";
    private volatile bool _isForeign;

    /// <summary>
    /// The id of the authority whose content this is, as the service said; empty: only Redis or a file brought it yet.
    /// </summary>
    /// <remarks>Content of another authority is not taken until <see cref="ForgetAuthority"/>.</remarks>
    public string Authority => _authority;

    /// <summary>
    /// Lets the next authority that the service names take the copy over, whatever its epoch; until then it stays.
    /// </summary>
    public void ForgetAuthority() => Begin("");

    internal void Begin(string authority) => (_authority, _isForeign) = (authority, false);

    /// <summary>Whether the service that answers is this copy's; what another says of it is passed over.</summary>
    internal bool IsOf(string authority)
    {
        _isForeign = _authority.Length > 0 && _authority != authority;
        if (_isForeign)
        {
            Reason = new(
                HoldKind.OtherAuthority, $"the service is of authority {authority}, the copy of {_authority}");
        }

        return !_isForeign;
    }

    // A service that says who it is comes before content of which nobody knows whose it is.
    private bool IsTakenOver(string? authority) => authority is { Length: > 0 } && _authority.Length is 0;

    private bool IsFarAhead(CatalogHead head)
    {
        if (!EpochDate.IsFarAhead(head.Epoch, _time.GetUtcNow()))
        {
            return false;
        }

        Reason = new(HoldKind.OtherAuthority, $"epoch {head.Epoch} says that it began more than a day ahead");
        return true;
    }
}
