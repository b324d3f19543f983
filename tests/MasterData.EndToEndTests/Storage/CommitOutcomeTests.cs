using Grpc.Core;
using MasterData.Testing;
using MasterData.V1;
using Npgsql;

namespace MasterData.EndToEndTests.Storage;

/// <summary>
/// The connection to PostgreSQL is lost at the COMMIT of a publication: nobody knows whether the version exists.
/// </summary>
public sealed class CommitOutcomeTests(PostgresProcess postgres) : IClassFixture<PostgresProcess>, IAsyncLifetime
{
    private const string Catalog = "agencies";

    // The zero ends the statement: BEGIN names READ COMMITTED.
    private static readonly byte[] Commit = "COMMIT\0"u8.ToArray();

    private TcpProxy _proxy = null!;
    private MasterDataServerProcess _server = null!;
    private SteadyPublisher _publisher = null!;
    private SteadyPublisher _other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync(Cancellation));
        _proxy = new(postgres.Socket);
        (database.Host, database.Port, database.Pooling) = ("127.0.0.1", _proxy.Port, false);
        _server = new() { PostgresConnectionString = database.ConnectionString, Seeds = [Catalog] };
        await _server.InitializeAsync();
        _publisher = new(_server.GrpcAddress, _server.ReadDemo(), Catalog, "G09");
        _other = new(_server.GrpcAddress, _server.ReadDemo(), Catalog, "G10");
    }

    public async ValueTask DisposeAsync()
    {
        _publisher?.Dispose();
        _other?.Dispose();
        if (_server is not null)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', _server.Program.OutputLines));
            await _server.DisposeAsync();
            await _proxy.DisposeAsync();
        }
    }

    [Fact]
    [Fault(6)]
    public async Task Publish_WhoseDatabaseIsLostAtTheCommit_MakesOneVersionHoweverOftenItIsAskedFor()
    {
        foreach (var moment in Enum.GetValues<TcpProxyCut>())
        {
            var before = (await _publisher.VersionsAsync(Cancellation)).Count;
            var (changeset, requestId) = await _publisher.PrepareOneAsync(Cancellation);
            var (another, _) = await _other.PrepareOneAsync(Cancellation);
            await LoseAsync(moment);
            if (moment is not TcpProxyCut.AfterRequest)
            {
                var more = moment is TcpProxyCut.BeforeAnswer ? 1 : 0;
                Assert.Equal(before + more, (await _publisher.VersionsAsync(Cancellation)).Count);
            }

            await _publisher.PublishOneAsync(Cancellation);

            Assert.Equal(before + 1, _publisher.Acknowledged[^1].Version);
            Assert.EndsWith(
                $"/{before + 1}", (await PublishAsync(changeset, requestId)).Version.Name, StringComparison.Ordinal);
            var reused = await Assert.ThrowsAsync<RpcException>(() => PublishAsync(another, requestId));
            Assert.Equal("REQUEST_ID_REUSED", ReasonOf(reused));
            await _other.PublishOneAsync(Cancellation);
            await DemandAsync(before + 2);
        }
    }

    [Fact]
    [Fault(6)]
    public async Task Publish_WhoseAnswerOfTheDatabaseIsLost_IsAnsweredWithTheVersionThatExists()
    {
        await _publisher.PrepareOneAsync(Cancellation);
        _proxy.Line.CutOnce(Commit, TcpProxyCut.BeforeAnswer);

        await _publisher.PublishOneAsync(Cancellation);

        Assert.False(_proxy.Line.WillCut);
        Assert.Equal(2, Assert.Single(_publisher.Acknowledged).Version);
        Assert.Equal(2, (await _publisher.VersionsAsync(Cancellation)).Count);
    }

    private async Task LoseAsync(TcpProxyCut moment)
    {
        _proxy.Line.CutOnce(Commit, moment, thenRefuses: true);
        var unknown = await Assert.ThrowsAsync<RpcException>(() => _publisher.PublishOneAsync(Cancellation));
        Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), (unknown.StatusCode, ReasonOf(unknown)));
        Assert.False(_proxy.Line.WillCut);
        _proxy.Line.Refuses = false;
    }

    private async Task DemandAsync(long count)
    {
        var versions = await _publisher.VersionsAsync(Cancellation);
        PublishedVersions.DemandChain(versions);
        Assert.Equal(count, versions.Count);
        Assert.Equal(
            _publisher.Acknowledged.Concat(_other.Acknowledged).OrderBy(one => one.Version).Select(one => one.Name),
            versions.Skip(1).Select(version => version.Comment));
        Assert.Equal(count, await MemoryAsync());
    }

    private async Task<PublishChangesetResponse> PublishAsync(string changeset, string requestId) =>
        await new ChangesetService.ChangesetServiceClient(_publisher.Channel).PublishChangesetAsync(
            new() { Name = changeset, RequestId = requestId }, _publisher
                .As("steward"), cancellationToken: Cancellation);

    private async Task<long> MemoryAsync() =>
        (await new SyncService.SyncServiceClient(_publisher.Channel).GetHeadAsync(
            new() { Catalog = $"catalogs/{Catalog}" },
            _publisher.As("consumer"),
            cancellationToken: Cancellation)).Head.Version;

    private static string ReasonOf(RpcException refusal) =>
        refusal.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason;
}
