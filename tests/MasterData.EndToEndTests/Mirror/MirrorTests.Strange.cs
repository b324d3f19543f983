using MasterData.Testing;

namespace MasterData.EndToEndTests.Mirror;

/// <content>A database in a state that no mirror left it in.</content>
public abstract partial class MirrorTests
{
    private const string Altered = "Các bảng md_ đã bị sửa";
    private const string AlteredRow = "md_sync_state đã bị sửa";

    [Fact]
    public async Task Start_OnTablesThatSomebodyAltered_IsRefusedAndSaysWhatToDo()
    {
        await MirrorAsync(Ended, "--once");
        foreach (var (harm, cure) in new[]
        {
            ("ALTER TABLE md_slices RENAME TO mine", "ALTER TABLE mine RENAME TO md_slices"),
            ("ALTER TABLE md_documents RENAME TO mine", "ALTER TABLE mine RENAME TO md_documents"),
            ("ALTER TABLE md_acts RENAME COLUMN title TO mine", "ALTER TABLE md_acts RENAME COLUMN mine TO title"),
            (
                "ALTER TABLE md_sync_state RENAME COLUMN chain TO mine",
                "ALTER TABLE md_sync_state RENAME COLUMN mine TO chain"),
        })
        {
            await ExecuteAsync(harm);
            AssertSays(await MirrorAsync(Failed, "--once"), Altered, "Drop all tables and views");
            await ExecuteAsync(cure);
        }

        await ExecuteAsync("DROP TABLE md_aliases");
        AssertSays(await MirrorAsync(Failed, "--verify"), Altered, "Drop all tables and views");
        await ExecuteAsync("DROP VIEW md_in_force");
        AssertSays(await MirrorAsync(Failed, "--once"), Altered, "Drop all tables and views");
    }

    [Fact]
    public async Task Start_OnASyncStateThatCannotBeRead_IsRefusedAndRepairedAsItSays()
    {
        await MirrorAsync(Ended, "--once");
        string[] harms = ["digest = 'not hex'", "chain = 'abcd'", "content = ''", "published_at = 'yesterday'"];
        foreach (var harm in harms)
        {
            await ExecuteAsync($"UPDATE md_sync_state SET {harm} WHERE catalog = 'agencies'");
            AssertSays(
                await MirrorAsync(Failed, "--once"),
                AlteredRow,
                "DELETE FROM md_sync_state WHERE catalog = 'agencies'");
            await ExecuteAsync("DELETE FROM md_sync_state WHERE catalog = 'agencies'");
            await MirrorAsync(Ended, "--once");
        }

        await MirrorAsync(Ended, "--verify");
    }

    [Fact]
    public async Task Start_OnASyncStateOfTheFuture_IsRefusedAndKept()
    {
        await MirrorAsync(Ended, "--once");
        foreach (var harm in new[] { "version = 9223372036854775807", "epoch = 'zzz'" })
        {
            await ExecuteAsync($"UPDATE md_sync_state SET {harm} WHERE catalog = 'agencies'");

            AssertSays(await MirrorAsync(Failed, "--once"), "Các bảng được giữ nguyên", "stay as they are");

            Assert.Equal(1, await NumberAsync($"SELECT count(*) FROM md_sync_state WHERE {harm}"));
        }
    }

    [Fact]
    public async Task Start_OnASyncStateThatIsNotTrue_IsRepaired()
    {
        await MirrorAsync(Ended, "--once");
        foreach (var harm in new[]
        {
            "digest = '0000000000000000000000000000000000000000000000000000000000000000'",
            "epoch = '', version = -1, documents = -5",
            "epoch = '0', digest = (SELECT digest FROM md_sync_state WHERE catalog = 'budget-units')",
        })
        {
            await ExecuteAsync($"UPDATE md_sync_state SET {harm} WHERE catalog = 'agencies'");
            await MirrorAsync(Repaired, "--verify");
        }

        await MirrorAsync(Ended, "--verify");
    }

    [Fact]
    public async Task Catalog_ThatCannotBeWritten_DoesNotHoldUpTheOthers()
    {
        _catalogs = [Catalog];
        await MirrorAsync(Ended, "--once");
        await ExecuteAsync("CREATE UNIQUE INDEX mine ON md_slices (catalog) WHERE catalog = 'agencies'");
        _catalogs = ["agencies", Catalog];
        using var publisher = new SteadyPublisher(server.GrpcAddress, server.ReadDemo(), Catalog, "2997901");
        await using var mirror = RunningProgram.Start(Command([]));
        await Eventually.HoldsAsync(
            _ => Task.FromResult(mirror.ErrorLines),
            lines => lines.Any(line => line.Contains("The tables of agencies", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(60),
            Cancellation);

        await publisher.PublishOneAsync(Cancellation);

        await EventuallyAtAsync(Catalog, publisher.Acknowledged[^1].Version);
        Assert.Equal(0, await NumberAsync("SELECT count(*) FROM md_sync_state WHERE catalog = 'agencies'"));
        await ExecuteAsync("DROP INDEX mine");
        await EventuallyAtAsync("agencies", 1);
    }

    /// <summary>Waits until the tables have a version.</summary>
    protected Task EventuallyAtAsync(string catalog, long version) => Eventually.HoldsAsync(
        async _ => await NumberAsync(
            $"SELECT coalesce(max(version), 0) FROM md_sync_state WHERE catalog = '{catalog}'"),
        found => found == version,
        TimeSpan.FromSeconds(60),
        Cancellation);

    /// <summary>The mirror of such a database ends at once and says so in both languages.</summary>
    protected async Task AssertRefusedAsync(string database, string vi, string en, params string[] under)
    {
        var result = await RunningProgram.RunAsync(
            [.. under, .. Command(["--once"], (Database.Field, database))], cancellationToken: Cancellation);

        Assert.True(
            result.ExitCode is Failed, $"{database} ended with {result.ExitCode}: {result.Output}{result.Error}");
        AssertSays(result, vi, en);
    }

    /// <summary>It says both sentences and no more than a few lines.</summary>
    private static void AssertSays(ProgramResult result, string vi, string en)
    {
        Assert.Contains(vi, result.Error, StringComparison.Ordinal);
        Assert.Contains(en, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
