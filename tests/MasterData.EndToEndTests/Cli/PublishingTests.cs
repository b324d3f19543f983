using System.Globalization;
using System.Text.Json;
using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.EndToEndTests.Cli;

/// <summary>A change goes in through the command and comes out everywhere.</summary>
[Collection(DemoTests.Name)]
public sealed class PublishingTests(DemoServer demo)
{
    [Fact]
    public async Task Publish_OfAChangeWithItsAct_IsOnTheWatchInRedisAndInGetAndTheOldAnswerStays()
    {
        var before = await demo.HeadAsync("admin-units");
        await using var watch = await WatchAsync(before, demo.Server.DemoFilePath);

        var version = await demo.PublishAsync(Change("20275", "Phường An Hải Mới", "2026-01-01"));

        Assert.Equal(before + 1, version);
        Assert.Equal("Phường An Hải Mới", await NameAsync("get", "admin-units", "20275"));
        Assert.Equal("Phường An Hải", await NameAsync("get", "admin-units", "20275", "--known", $"{before}"));
        var line = await StepAsync(watch, version);
        Assert.Equal(before, line.GetProperty("from").GetInt64());
        Assert.Contains(Changed(line, "item"), item => item.GetProperty("code").GetString() is "20275");
        Assert.Contains(Changed(line, "act"), act => act.GetProperty("id").GetString() is "20275/NQ-VIDU");
        await InRedisAsync("20275", "Phường An Hải Mới");

        var end = await watch.InterruptAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, end.ExitCode);
    }

    [Fact]
    public async Task Publish_OfAChangeEffectiveTomorrow_IsDistributedTodayAndNotInForceToday()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).DateTime);
        var tomorrow = today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var before = await demo.HeadAsync("admin-units");
        await using var watch = await WatchAsync(before, demo.Server.DemoFilePath);

        var version = await demo.PublishAsync(Change("20285", "Phường Ngũ Hành Sơn Mới", tomorrow));

        await StepAsync(watch, version);
        await InRedisAsync("20285", "Phường Ngũ Hành Sơn Mới");
        Assert.Equal(
            "Phường Ngũ Hành Sơn", await NameAsync("get", "admin-units", "20285", "--on", $"{today:yyyy-MM-dd}"));
        Assert.Equal("Phường Ngũ Hành Sơn Mới", await NameAsync("get", "admin-units", "20285", "--on", tomorrow));
    }

    [Fact]
    public async Task Watch_WhoseLineBreaks_GoesOnWithoutLosingAChange()
    {
        await using var proxy = new TcpProxy(demo.Server.GrpcPort);
        var before = await demo.HeadAsync("admin-units");
        await using var watch = await WatchAsync(
            before, demo.Server.DemoFilePath, "--url", $"http://127.0.0.1:{proxy.Port}");

        proxy.Line.Refuses = true;
        proxy.Cut();
        var first = await demo.PublishAsync(Change("20305", "Phường An Khê Một", "2026-01-01"));
        var second = await demo.PublishAsync(Change("20314", "Phường Hòa Xuân Một", "2026-01-01"));
        proxy.Line.Refuses = false;

        var line = await StepAsync(watch, second);
        var steps = watch.OutputLines.Select(text => JsonElement.Parse(text)).ToList();
        Assert.Equal((before + 1, before + 2), (first, second));
        Assert.Equal(before, steps[0].GetProperty("from").GetInt64());
        Assert.Equal(
            ["20305", "20314"],
            steps.SelectMany(step => Changed(step, "item")).Select(item => item.GetProperty("code").GetString()));
        Assert.Equal(second, line.GetProperty("to").GetInt64());
    }

    [Fact]
    public async Task Watch_WithSnapshot_BeginsWithAllThatThereIs()
    {
        await using var watch = CliProcess.Start(
            ["watch", "agencies", "--snapshot", "--demo-file", demo.Server.DemoFilePath]);

        var lines = await Eventually.HoldsAsync(() => watch.OutputLines,
            lines => lines.Count > 0,
            cancellationToken: TestContext.Current.CancellationToken);

        var line = JsonElement.Parse(lines[0]);
        Assert.True(line.GetProperty("snapshot").GetBoolean());
        Assert.Contains(Changed(line, "item"), item => item.GetProperty("code").GetString() is "H47");
    }

    [Theory]
    [InlineData("amend")]
    [InlineData("create")]
    [InlineData("merge")]
    [InlineData("split")]
    [InlineData("abolish")]
    [InlineData("recode")]
    [InlineData("correct")]
    [InlineData("record")]
    public async Task Example_OfTheDocumentation_CouldBePublished(string example)
    {
        var file = Path.Combine(BuiltProgram.Repository.FullName, "docs", "examples", $"{example}.yaml");

        var result = await demo.RunAsync("changeset", "create", "--file", file, "--validate-only", "-o", "csv");

        Assert.True(result.ExitCode is 0, result.Error);
        Assert.True(result.Output.Split('\n').Length > 2, "The preview is empty.");
    }

    private static string Change(string code, string name, string date) =>
        $$"""
        catalog: admin-units
        comment: Đổi tên {{code}}
        date: {{date}}
        acts: [{{code}}/NQ-VIDU]
        new_acts:
          - { id: {{code}}/NQ-VIDU, number: {{code}}/NQ-VIDU, kind: Nghị quyết, issuer: Ví dụ, issued_on: 2025-12-01 }
        operations:
          - amend: { code: {{code}}, fields: { full_name: {{name}} } }
        """;

    private static async Task<RunningProgram> WatchAsync(long from, string demoFile, params string[] more)
    {
        var watch = CliProcess.Start(["watch", "admin-units", "--demo-file", demoFile, .. more]);
        await Eventually.HoldsAsync(
            () => string.Join('\n', watch.ErrorLines),
            said => said.Contains($"admin-units {from}", StringComparison.Ordinal));
        return watch;
    }

    private static async Task<JsonElement> StepAsync(RunningProgram watch, long to) => await Eventually.HoldsAsync(
        () => watch.OutputLines.Select(line => JsonElement.Parse(line)).LastOrDefault(),
        line => line.ValueKind is JsonValueKind.Object && line.GetProperty("to").GetInt64() == to);

    private static IEnumerable<JsonElement> Changed(JsonElement line, string kind) => line.GetProperty("changed")
        .EnumerateArray()
        .Where(document => document.TryGetProperty(kind, out _))
        .Select(document => document.GetProperty(kind));

    private async Task<string?> NameAsync(params string[] arguments) => (await demo.JsonAsync(arguments))
        .GetProperty("item").GetProperty("slice").GetProperty("fullName").GetString();

    private async Task InRedisAsync(string code, string name)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(demo.Server.ReadDemo().Redis);
        var database = redis.GetDatabase();
        await Eventually.HoldsAsync(
            async _ => await ReadAsync(database, code),
            document => document.Contains(name, StringComparison.Ordinal));
    }

    private static async Task<string> ReadAsync(IDatabase database, string code)
    {
        var head = JsonElement.Parse((await database.StringGetAsync("md:{admin-units}:head")).ToString());
        var generation = head.GetProperty("generation").GetString();
        return (await database.HashGetAsync($"md:{{admin-units}}:i:{generation}", code)).ToString();
    }
}
