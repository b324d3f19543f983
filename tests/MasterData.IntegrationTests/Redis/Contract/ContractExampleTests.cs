using System.Text.Json;
using MasterData.Examples;
using MasterData.Items;
using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>
/// The readers of docs/redis-contract.md, run as they stand, on every server that speaks Redis' protocol.
/// </summary>
public abstract class ContractExampleTests(CacheServer server)
{
    /// <summary>The readers in languages other than ours.</summary>
    public static TheoryData<string> Programs => ["get.sh", "get.py", "get.mjs", "get.php"];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Program_FindsCodesAndAliases_AndSaysUnavailableNeverNotFound(string program)
    {
        await using var redis = await server.ConnectAsync();
        var authority = new Authority();
        await using var publisher = new PublishingServer(await server.ConnectAsync(), authority);
        publisher.Memory = authority.Publish([Renamed()]);
        await publisher.SettleAsync();

        var found = await RunAsync(program, authority.Catalog, "20007");
        Assert.Equal((0, ""), (found.ExitCode, found.Error));
        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse(authority.Json("20007", authority.Newest.State.Head.Version)!),
            JsonElement.Parse(found.Output)));
        Assert.Equal(3, (await RunAsync(program, authority.Catalog, "99999")).ExitCode);

        Assert.Equal(found.Output, (await RunAsync(program, authority.Catalog, "A7")).Output);
        Assert.Equal("Xã cũ", (await RunAsync(program, authority.Catalog, "A7", "2025-06-30")).Output.Trim());
        Assert.Equal("Xã mới", (await RunAsync(program, authority.Catalog, "20007", "2025-07-01")).Output.Trim());
        Assert.Equal(3, (await RunAsync(program, authority.Catalog, "A7", "2003-12-31")).ExitCode);

        await LoseAsync(redis, authority.Catalog);
        Assert.Equal(7, (await RunAsync(program, authority.Catalog, "20007")).ExitCode);
        Assert.Equal(7, (await RunAsync(program, authority.Catalog, "99999")).ExitCode);
        Assert.Equal(7, (await RunAsync(program, "nowhere", "20007")).ExitCode);
        await redis.GetServers()[0].FlushAllDatabasesAsync();
        Assert.Equal(7, (await RunAsync(program, authority.Catalog, "20007")).ExitCode);
    }

    [Fact]
    public async Task Class_FindsCodesAndAliases_AndSaysUnavailableNeverNotFound()
    {
        await using var redis = await server.ConnectAsync();
        var authority = new Authority();
        await using var publisher = new PublishingServer(await server.ConnectAsync(), authority);
        publisher.Memory = authority.Publish([Renamed()]);
        await publisher.SettleAsync();
        var reader = new CatalogReader(redis.GetDatabase(), authority.Catalog);

        var document = await reader.DocumentAsync("20007");
        Assert.Equal(authority.Json("20007", authority.Newest.State.Head.Version), document);
        Assert.Equal("20007", await reader.CodeOfAliasAsync("A7"));
        Assert.Equal("Xã cũ", CatalogReader.NameOn(document!, "2025-06-30"));
        Assert.Equal("Xã mới", CatalogReader.NameOn(document!, "2025-07-01"));
        Assert.Null(CatalogReader.NameOn(document!, "2003-12-31"));
        Assert.Null(await reader.DocumentAsync("99999"));

        await LoseAsync(redis, authority.Catalog);
        reader.Hint();
        await Assert.ThrowsAsync<CatalogUnavailableException>(() => reader.DocumentAsync("20007"));
        await Assert.ThrowsAsync<CatalogUnavailableException>(() => reader.DocumentAsync("99999"));
        await redis.GetServers()[0].FlushAllDatabasesAsync();
        reader.Hint();
        await Assert.ThrowsAsync<CatalogUnavailableException>(() => reader.DocumentAsync("20007"));
    }

    // The head still stands and its hash has a field again, as where one key was evicted and another writer was at it.
    private static async Task LoseAsync(ConnectionMultiplexer redis, string catalog)
    {
        var head = (await redis.GetDatabase().StringGetAsync($"md:{{{catalog}}}:head")).ToString();
        var generation = JsonElement.Parse(head).GetProperty("generation").GetString();
        foreach (var kind in "ia")
        {
            await redis.GetDatabase().KeyDeleteAsync($"md:{{{catalog}}}:{kind}:{generation}");
            await redis.GetDatabase().HashSetAsync($"md:{{{catalog}}}:{kind}:{generation}", "20008", "{}");
        }
    }

    private static ItemDocument Renamed()
    {
        var slice = Authority.Item(7, 2).Slices[0];
        return Authority.Item(7, 2) with
        {
            Slices =
            [
                slice with { ValidFrom = new(2004, 1, 1), ValidTo = new(2025, 7, 1), Name = "Xã cũ" },
                slice with { ValidFrom = new(2025, 7, 1), Name = "Xã mới" },
            ],
        };
    }

    private Task<ProgramResult> RunAsync(string program, params IReadOnlyList<string> arguments) =>
        ExampleProgram.RunAsync(program, server.Port, arguments);
}
