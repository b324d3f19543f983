using Google.Protobuf.WellKnownTypes;
using MasterData.Core.Access;
using MasterData.Server.Requests;

namespace MasterData.Server.Access;

/// <summary>Keys and grants to and from their messages.</summary>
internal static class AccessMapping
{
    extension(KeyInfo key)
    {
        /// <summary>The message of the key, without its secret.</summary>
        public V1.Key ToProto() => new()
        {
            Name = ResourceName.OfKey(key.Id),
            Principal = key.Principal,
            Grants = { key.Grants.Select(ToProto) },
            CreatedAt = key.CreatedAt.ToTimestamp(),
            ExpiresAt = key.ExpiresAt.ToTimestamp(),
            RevokedAt = key.RevokedAt?.ToTimestamp(),
        };
    }

    extension(PrincipalGrant grant)
    {
        /// <summary>The message of a role that somebody has.</summary>
        public V1.PrincipalGrant ToProto() => new()
        {
            Principal = grant.Principal,
            Grant = new Grant(grant.Role, grant.Catalog).ToProto(),
            GivenBy = grant.GivenBy,
            ConfirmedBy = grant.ConfirmedBy,
        };
    }

    extension(PendingGrant pending)
    {
        /// <summary>The message of what waits.</summary>
        public V1.PendingGrant ToProto() => new()
        {
            Name = ResourceName.OfPendingGrant(pending.Id),
            Change = pending.Change is GrantChange.Give ? V1.GrantChange.Give : V1.GrantChange.Withdraw,
            Principal = pending.Principal,
            Grant = pending.Grant.ToProto(),
            ProposedBy = pending.ProposedBy,
            ProposedAt = pending.ProposedAt.ToTimestamp(),
            ExpiresAt = pending.ExpiresAt.ToTimestamp(),
        };
    }

    extension(V1.Grant grant)
    {
        /// <summary>The grant that the message describes.</summary>
        public Grant ToModel(RequestFields fields, string path) => new(
            (Role)grant.Role,
            grant.Catalog is ResourceName.AllCatalogs
                ? Grant.Everywhere
                : fields.Catalog(grant.Catalog, $"{path}.catalog"));
    }

    /// <summary>The message of a grant.</summary>
    public static V1.Grant ToProto(this Grant grant) => new()
    {
        Role = grant.Role switch
        {
            Role.Reader => V1.Role.Reader,
            Role.Steward => V1.Role.Steward,
            Role.Approver => V1.Role.Approver,
            Role.Auditor => V1.Role.Auditor,
            Role.Administrator => V1.Role.Administrator,
            Role.Consumer => V1.Role.Consumer,
            _ => throw new ArgumentOutOfRangeException(nameof(grant), grant.Role, "Not a role."),
        },
        Catalog = grant.Catalog is Grant.Everywhere
            ? ResourceName.AllCatalogs
            : ResourceName.OfCatalog(grant.Catalog),
    };
}
