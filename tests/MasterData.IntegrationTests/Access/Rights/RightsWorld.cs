using System.Collections.Concurrent;
using Grpc.Core;
using MasterData.Core.Access;
using MasterData.Core.Storage;

namespace MasterData.IntegrationTests.Access;

/// <summary>A whole server with two catalogs, and a key of every role with every kind of right.</summary>
public sealed class RightsWorld : IAsyncLifetime
{
    /// <summary>The catalog that the roles of one catalog are for.</summary>
    public const string Own = "catalogs/own";

    /// <summary>A catalog that nobody has a role in, except for all catalogs.</summary>
    public const string Other = "catalogs/other";

    private readonly ConcurrentDictionary<string, string> _keys = new();
    private readonly Dictionary<string, string> _changesets = [];
    private WholeServer? _server;

    /// <summary>The way to the server.</summary>
    public CallInvoker Grpc => Server.Grpc;

    private WholeServer Server => _server ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = await WholeServer.StartAsync(Cancellation);
        foreach (var catalog in (string[])[Own, Other])
        {
            await new V1.CatalogService.CatalogServiceClient(Grpc).CreateCatalogAsync(
                new() { Catalog = CatalogOf(catalog) }, As("administrator"), cancellationToken: Cancellation);
            var created = await new V1.ChangesetService.ChangesetServiceClient(Grpc).CreateChangesetAsync(
                new() { Changeset = ChangesetOf(catalog) }, As("steward"), cancellationToken: Cancellation);
            _changesets[catalog] = created.Changeset.Name;
        }

        foreach (var role in Enum.GetValues<Core.Access.Role>())
        {
            foreach (var kind in Enum.GetValues<RightsKind>())
            {
                _keys[$"{role} {kind}"] = await KeyAsync(role, kind);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>The header of a key.</summary>
    internal Metadata Header(Core.Access.Role role, RightsKind kind) =>
        new() { { "authorization", $"Bearer {_keys[$"{role} {kind}"]}" } };

    /// <summary>The database, past the memory of the server.</summary>
    internal MasterDataContext Database() => Server.Get<MasterDataContextFactory>().Create();

    /// <summary>Another good key, and its header.</summary>
    internal async Task<(string Key, Metadata Header)> NewKeyAsync(
        string principal, Core.Access.Role role, string catalog)
    {
        await using var db = Database();
        await db.AddGrantsAsync(principal, [new(role, catalog)], Cancellation);
        var (key, secret) = db.AddKey(principal, 1, TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync(Cancellation);
        return (key.Id, new() { { "authorization", $"Bearer {secret}" } });
    }

    /// <summary>A changeset of a catalog, by a steward who is none of the callers.</summary>
    internal Task<string> ChangesetAsync(string catalog) => Task.FromResult(_changesets[catalog]);

    /// <summary>The name of a new grant in a catalog that waits.</summary>
    internal async Task<string> PendingAsync(string catalog)
    {
        await using var db = Server.Get<MasterDataContextFactory>().Create();
        var pending = Waiting($"p{Guid.NewGuid():N}", Core.Access.Role.Steward, ResourceName.IdOf(catalog));
        db.Add(pending);
        await db.SaveChangesAsync(Cancellation);
        return ResourceName.OfPendingGrant(pending.Id);
    }

    /// <summary>A small catalog of this name.</summary>
    internal static V1.Catalog CatalogOf(string name) => new()
    {
        Name = name,
        Content = new()
        {
            NameVi = "Thử",
            NameEn = "Test",
            Owner = "Test",
            Role = V1.CatalogRole.Register,
            Schema = new()
            {
                Kinds = { new V1.Kind { Id = "xa", NameVi = "Xã", NameEn = "Commune", CodePattern = "[0-9]{5}" } },
            },
        },
    };

    /// <summary>A draft for a catalog.</summary>
    internal static V1.Changeset ChangesetOf(string catalog) => new()
    {
        Catalog = catalog,
        Comment = "test",
        Date = "2027-01-01",
        Operations =
        {
            new V1.Operation { Amend = new() { Code = "00001", Fields = new() { FullName = "Xã", ShortName = "Xã" } } },
        },
    };

    private static PendingGrant Waiting(string principal, Core.Access.Role role, string catalog) => new()
    {
        Id = $"{Guid.NewGuid():N}",
        Change = GrantChange.Give,
        Principal = principal,
        Role = role,
        Catalog = catalog,
        ProposedBy = "administrator",
        ProposedAt = TimeProvider.System.GetUtcNow(),
        ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(1),
    };

    private Metadata As(string role) => new() { { "authorization", Server.As(role) } };

    private async Task<string> KeyAsync(Core.Access.Role role, RightsKind kind)
    {
        var principal = $"{role}-{kind}".ToLowerInvariant();
        var catalog = kind is RightsKind.All ? Core.Access.Grant.Everywhere : ResourceName.IdOf(Own);
        var now = TimeProvider.System.GetUtcNow();
        await using var db = Server.Get<MasterDataContextFactory>().Create();
        if (kind is RightsKind.Pending)
        {
            db.Add(Waiting(principal, role, catalog));
        }
        else
        {
            await db.AddGrantsAsync(principal, [new(role, catalog)], Cancellation);
        }

        var (key, secret) = db.AddKey(principal, kind is RightsKind.Expired ? -1 : 1, now);
        if (kind is RightsKind.Revoked)
        {
            key.Revoke(now);
        }

        await db.SaveChangesAsync(Cancellation);
        return secret;
    }
}
