using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Restores;
using MasterData.Core.Storage;
using MasterData.IntegrationTests.Storage;
using MasterData.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MasterData.IntegrationTests.Following;

/// <summary>A server follows what another publishes by its poll: notifications only shorten the wait.</summary>
public sealed class PostgresHintTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private const int Hints = 10_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(33)]
    public async Task Server_WhoseNotificationsAreLost_FollowsByItsPoll()
    {
        await using var pair = await FollowingPair.StartAsync(await database.CreateAsync(Cancellation), Cancellation);
        for (var round = 2; round < 7; round++)
        {
            // Deaf for a second each time: what is notified meanwhile never arrives.
            await Eventually.HoldsAsync(
                _ => pair.CountAsync(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                    + "WHERE query LIKE 'LISTEN%' AND datname = current_database()"),
                ended => ended > 0, cancellationToken: Cancellation);
            await pair.Publisher.PublishAsync(Sample.Of(Sample.Item("red", $"Đỏ {round}")), Cancellation);

            await pair.FollowsAsync(round, TimeSpan.FromMilliseconds(900));
        }

        Assert.DoesNotContain(
            pair.Follower.Logs.At(LogLevel.Warning), line => !line.Contains("no witness", StringComparison.Ordinal));
    }

    [Fact]
    [Fault(33)]
    public async Task Server_UnderAStormOfNotifications_StillFollows()
    {
        await using var pair = await FollowingPair.StartAsync(await database.CreateAsync(Cancellation), Cancellation);

        var storm = pair.CountAsync(
            $"SELECT count(pg_notify('{PublishVersion.Channel}', n::text)) FROM generate_series(1, {Hints}) n");
        await pair.Publisher.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ 2")), Cancellation);

        await pair.FollowsAsync(2, TimeSpan.FromSeconds(3));
        Assert.Equal(Hints, await storm);
        Assert.DoesNotContain(
            pair.Follower.Logs.At(LogLevel.Warning), line => !line.Contains("no witness", StringComparison.Ordinal));
    }

    private sealed class FollowingPair : IAsyncDisposable
    {
        private readonly DatabaseAddress _address;
        private readonly FollowHeads _follow;

        private FollowingPair(DatabaseAddress address, CatalogServer publisher, CatalogServer follower)
        {
            (_address, Publisher, Follower) = (address, publisher, follower);
            _follow = new(
                follower.Memory,
                follower.Get<LoadCatalogs>(),
                follower.Get<SuspendCatalog>(),
                follower.Get<IOptions<StorageOptions>>(),
                TimeProvider.System,
                follower.Get<ILogger<FollowHeads>>());
        }

        public CatalogServer Publisher { get; }

        public CatalogServer Follower { get; }

        public static async Task<FollowingPair> StartAsync(DatabaseAddress address, CancellationToken cancellationToken)
        {
            var publisher = await CatalogServer.StartAsync(address, cancellationToken);
            await publisher.CreateAsync(cancellationToken, Sample.Item("red", "Đỏ"));
            var pair = new FollowingPair(
                address, publisher, await CatalogServer.StartAsync(address, cancellationToken));
            await pair._follow.StartAsync(cancellationToken);
            return pair;
        }

        public async Task<long> CountAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(_address.Postgres);
            await connection.OpenAsync(Cancellation);
            await using var command = new NpgsqlCommand(sql, connection);
            return (long)(await command.ExecuteScalarAsync(Cancellation))!;
        }

        public Task<long> FollowsAsync(long version, TimeSpan within) => Eventually.HoldsAsync(
            () =>
                Follower.Memory.Get(Sample.Catalog).State.Head.Version, seen => seen == version, within, Cancellation);

        public async ValueTask DisposeAsync()
        {
            await _follow.StopAsync(CancellationToken.None);
            _follow.Dispose();
            Follower.Dispose();
            Publisher.Dispose();
        }
    }
}
