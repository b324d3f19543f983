using MasterData.Client.Connecting;
using MasterData.Client.Reads;
using MasterData.EndToEndTests.Cli;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Reads;

/// <summary>The demo server as programs with the SDK call it: what they read, and how catalogs come to be.</summary>
public sealed class ReadServer(DemoServer demo) : IDisposable
{
    private readonly List<MasterDataChannel> _channels = [];
    private readonly DemoFile _file = demo.Server.ReadDemo();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What the holder of a role's demo key reads.</summary>
    public MasterDataReads As(string role) => new(CallsOf(role));

    /// <summary>What the holder of a new key with one grant reads.</summary>
    public async Task<MasterDataReads> WithGrantAsync(V1.Role role, string catalog)
    {
        var administrator = CallsOf("administrator");
        var access = new V1.AccessService.AccessServiceClient(administrator.Channel.Invoker);
        var request = new V1.CreateKeyRequest
        {
            // A principal has the grants of all its keys.
            Principal = $"reader-{Guid.NewGuid():N}",
            Grants = { new V1.Grant { Role = role, Catalog = $"catalogs/{catalog}" } },
        };
        var key = await administrator.CallAsync(options => access.CreateKeyAsync(request, options), Cancellation);
        return new(Open(MasterDataCredentials.ApiKey(key.Secret)));
    }

    /// <summary>What a caller without a key reads.</summary>
    public MasterDataReads WithoutKey() => new(Open(MasterDataCredentials.None));

    /// <summary>Makes a catalog of colours, whose codes have five digits; returns its id.</summary>
    public async Task<string> CreateCatalogAsync()
    {
        var id = $"colours-{Guid.NewGuid():N}";
        var administrator = CallsOf("administrator");
        var catalogs = new V1.CatalogService.CatalogServiceClient(administrator.Channel.Invoker);
        var request = new V1.CreateCatalogRequest
        {
            Catalog = new()
            {
                Name = $"catalogs/{id}",
                Content = new()
                {
                    NameVi = "Màu",
                    NameEn = "Colours",
                    Owner = "Sở Ví dụ",
                    Role = V1.CatalogRole.Register,
                    Schema = new()
                    {
                        Kinds =
                        {
                            new V1.Kind { Id = "colour", NameVi = "Màu", NameEn = "Colour", CodePattern = "[0-9]{5}" },
                        },
                        Parents =
                        {
                            new V1.ParentRule { Kind = "colour" },
                            new V1.ParentRule { Kind = "colour", Parent = "colour" },
                        },
                    },
                },
            },
        };
        await administrator.CallAsync(options => catalogs.CreateCatalogAsync(request, options), Cancellation);
        return id;
    }

    /// <summary>Takes a changeset of a catalog all the way; returns its name and the version it made.</summary>
    public async Task<(string Changeset, V1.Version Version)> PublishAsync(string catalog, V1.Changeset changeset)
    {
        // Without deadlines: a large changeset takes its time on a busy machine.
        V1.ChangesetService.ChangesetServiceClient steward = new(CallsOf("steward").Channel.Invoker);
        V1.ChangesetService.ChangesetServiceClient approver = new(CallsOf("approver").Channel.Invoker);
        changeset.Catalog = $"catalogs/{catalog}";
        var created = await steward.CreateChangesetAsync(
            new() { Changeset = changeset }, cancellationToken: Cancellation);
        var name = created.Changeset.Name;
        await steward.SubmitChangesetAsync(new() { Name = name }, cancellationToken: Cancellation);
        await approver.ApproveChangesetAsync(
            new() { Name = name, ContentHash = created.Changeset.ContentHash }, cancellationToken: Cancellation);
        var published = await steward.PublishChangesetAsync(new() { Name = name }, cancellationToken: Cancellation);
        return (name, published.Version);
    }

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());

    private MasterDataCalls CallsOf(string role) => new(Open(MasterDataCredentials.ApiKey(_file.Keys[role])));

    private MasterDataChannel Open(MasterDataCredentials credentials)
    {
        var channel = MasterDataChannel.Open(demo.Server.GrpcAddress, credentials, "en");
        _channels.Add(channel);
        return channel;
    }
}
