using System.Collections.Immutable;

namespace MasterData.Core.Access;

/// <summary>Who asks, and what it may do. Every use case takes one and checks the right itself.</summary>
/// <param name="Id">The id of the principal.</param>
/// <param name="Grants">Its roles by catalog.</param>
internal sealed record Actor(string Id, ImmutableArray<Grant> Grants)
{
    private static readonly Role[] AnyRole = Enum.GetValues<Role>();

    /// <summary>The service itself, which seeds catalogs and keeps them.</summary>
    public static Actor System { get; } =
        new("system", [.. AnyRole.Select(role => new Grant(role, Grant.Everywhere))]);

    /// <summary>The id of the key that it came with; empty: it came without.</summary>
    public string Key { get; init; } = "";

    /// <summary>When the key that it came with ends.</summary>
    public DateTimeOffset ExpiresAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Whether it has the role in a catalog (<see cref="Grant.Everywhere"/>: in all).</summary>
    public bool Has(Role role, string catalog)
    {
        foreach (var grant in Grants)
        {
            if (grant.Covers(role, catalog))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it may read a catalog: every role may.</summary>
    public bool MayRead(string catalog)
    {
        foreach (var grant in Grants)
        {
            if (grant.Covers(grant.Role, catalog))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Refuses who has none of the roles in <paramref name="catalog"/>.</summary>
    /// <exception cref="Errors.MasterDataException">PERMISSION_DENIED.</exception>
    public void Demand(string catalog, params ReadOnlySpan<Role> anyOf)
    {
        foreach (var role in anyOf)
        {
            if (Has(role, catalog))
            {
                return;
            }
        }

        throw AccessErrors.PermissionDenied(catalog, anyOf);
    }

    /// <summary>Refuses who has none of the roles in any catalog.</summary>
    /// <exception cref="Errors.MasterDataException">PERMISSION_DENIED.</exception>
    public void DemandSomewhere(params ReadOnlySpan<Role> anyOf)
    {
        foreach (var grant in Grants)
        {
            if (anyOf.Contains(grant.Role))
            {
                return;
            }
        }

        throw AccessErrors.PermissionDenied(Grant.Everywhere, anyOf);
    }

    /// <summary>Refuses who may not read <paramref name="catalog"/>.</summary>
    /// <exception cref="Errors.MasterDataException">PERMISSION_DENIED.</exception>
    public void DemandRead(string catalog)
    {
        if (!MayRead(catalog))
        {
            throw AccessErrors.PermissionDenied(catalog, [Role.Reader]);
        }
    }

    /// <summary>Whether it may look into the records of stewardship: drafts, reviews, who published.</summary>
    public bool MayInspect(string catalog) =>
        Has(Role.Steward, catalog) || Has(Role.Approver, catalog)
        || Has(Role.Auditor, catalog) || Has(Role.Administrator, catalog);
}
