using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.EndToEndTests.Faults.Consumers;
using MasterData.EndToEndTests.Faults.History;
using MasterData.EndToEndTests.Faults.Injections;
using MasterData.Testing;
using MasterData.V1;

namespace MasterData.EndToEndTests.Faults;

/// <summary>
/// Publishers, consumers of every kind and random faults, all at once, on real processes; and what came of it.
/// </summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private const int ConsumerCount = 3;
    private static readonly TimeSpan StaleBound = CopyConsumer.StaleAfter + TimeSpan.FromSeconds(5);
    private static readonly string[] Catalogs = ["agencies", "budget-units"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-faults-");
    private readonly Dictionary<string, SemaphoreSlim> _turns = [];
    private readonly Dictionary<string, string[]> _codes = [];
    private readonly List<CopyConsumer> _copies = [];
    private readonly List<WireConsumer> _wires = [];
    private readonly List<TcpProxy[]> _proxies = [];
    private readonly List<TcpProxy> _wireProxies = [];
    private readonly int[] _serverOf = new int[ConsumerCount];
    private readonly Oracle _oracle = new();
    private FaultLoad _load = null!;

    public FaultRun(bool isPostgres) => Cluster = new(isPostgres);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The processes.</summary>
    public FaultCluster Cluster { get; }

    /// <summary>What everybody wrote down.</summary>
    public HistoryLog History { get; } = new();

    /// <summary>The consumers with the SDK.</summary>
    public IReadOnlyList<CopyConsumer> Copies => _copies;

    /// <summary>The lines of the consumers without it.</summary>
    public IReadOnlyList<TcpProxy> WireProxies => _wireProxies;

    /// <summary>The reader of Redis.</summary>
    public ContractConsumer Contract { get; private set; } = null!;

    /// <summary>The mirror's process.</summary>
    public RunningProgram Mirror { get; private set; } = null!;

    /// <summary>How many faults were done.</summary>
    public int Faults { get; private set; }

    /// <summary>How many versions were acknowledged.</summary>
    public int Published => _load.Acknowledged;

    /// <summary>Holds a fault for a while.</summary>
    public static Task HoldAsync(Random random, int least, int most) =>
        Task.Delay(TimeSpan.FromMilliseconds(random.Next(least, most)), TimeProvider.System, Cancellation);

    /// <summary>The line of a consumer to the server that it uses.</summary>
    public TcpProxy LineOf(int consumer) => _proxies[consumer][_serverOf[consumer]];

    /// <summary>Starts everything.</summary>
    public async Task StartAsync()
    {
        await Cluster.StartAsync(Cancellation);
        var key = Cluster.Servers[0].ReadDemo().Keys["consumer"];
        foreach (var catalog in Catalogs)
        {
            _codes[catalog] = await CodesAsync(catalog);
        }

        string[] codes = [.. _codes.Values.SelectMany(some => some)];
        for (var number = 0; number < ConsumerCount; number++)
        {
            var folder = _folder.CreateSubdirectory($"copy-{number}").FullName;
            var redis = number % 2 is 1 ? Cluster.Redis.Endpoint : null;
            _copies.Add(new($"copy-{number}", History, key, folder, Catalogs, codes, redis));
            _proxies.Add([.. Cluster.Servers.Select(server => new TcpProxy(server.GrpcPort))]);
            StartConsumer(number, number % Cluster.Servers.Count);
        }

        // One that turns some versions away: it stays at the last good one and goes on with the next.
        _copies[^1].Reject = version => version % 7 is 3 ? "not on a seventh" : null;
        foreach (var (server, number) in Cluster.Servers.Select((server, number) => (server, number)))
        {
            _wireProxies.Add(new(server.GrpcPort));
            _wires.Add(new($"wire-{number}", History, new($"http://127.0.0.1:{_wireProxies[^1].Port}"), key, Catalogs));
        }

        Contract = new(History, Cluster.Redis.Endpoint, "budget-units", _codes["budget-units"]);
        StartMirror();
        _load = new(Cluster.Servers, _codes);
    }

    /// <summary>Begins another life of a consumer, at a server.</summary>
    public void StartConsumer(int number, int server)
    {
        _serverOf[number] = server;
        _copies[number].Start(new($"http://127.0.0.1:{LineOf(number).Port}"));
    }

    /// <summary>Starts the mirror's process.</summary>
    public void StartMirror() => Mirror = RunningProgram.Start(MirrorCommand());

    /// <summary>Whether enough has happened for the history to prove something.</summary>
    public bool ProvesSomething => Faults > 2 && Published > 10;

    /// <summary>
    /// Does random faults, two at a time, until the time is over; on a busy machine until enough has happened.
    /// </summary>
    public async Task DoFaultsAsync(int seed, TimeSpan time)
    {
        Injection[] all = [.. ServerInjections.Of(this), .. RedisInjections.Of(this), .. ConsumerInjections.Of(this)];
        using var over = new CancellationTokenSource(time, TimeProvider.System);
        using var late = new CancellationTokenSource(time + TimeSpan.FromMinutes(2), TimeProvider.System);
        await Task.WhenAll(DoAsync(all, new Random(seed), IsOver), DoAsync(all, new Random(seed + 1), IsOver));

        bool IsOver() => late.IsCancellationRequested || (over.IsCancellationRequested && ProvesSomething);
    }

    /// <summary>
    /// Takes a backup, publishes on, and puts the backup back: a new epoch, without the last versions.
    /// </summary>
    public async Task RestoreAsync()
    {
        var backup = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.db");
        await ServerAsync("backup", backup);
        var published = Published;
        await Eventually.HoldsAsync(() => Published > published + 2, TimeSpan.FromSeconds(60), Cancellation);
        await _load.StopAsync();
        _oracle.Add(await Cluster.ReadAsync(Catalogs, Cancellation));
        await Cluster.Servers[0].TerminateAsync(Cancellation);
        await ServerAsync("restore", backup);
        await Cluster.Servers[0].StartAsync();
        _load.Start();
    }

    /// <summary>Ends the load, waits for everybody, and says which promises were broken.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> JudgeAsync()
    {
        await _load.StopAsync();

        // Everybody takes the last version, the one with a taste of its own too.
        _copies[^1].Reject = _ => null;
        await _load.PublishEverywhereAsync(Cancellation);
        _oracle.Add(await Cluster.ReadAsync(Catalogs, Cancellation));
        var converged = await ConvergeAsync();
        _copies[0].DemandProof(_oracle.Newest);
        await Contract.DisposeAsync();
        foreach (var consumer in _copies)
        {
            await consumer.StopAsync();
        }

        foreach (var wire in _wires)
        {
            await wire.DisposeAsync();
        }

        await Mirror.KillAsync();

        // Where the others do not come to the end, neither will the mirror.
        var wrongMirror = converged is null ? await VerifyMirrorAsync() : [];
        var broken = new Dictionary<string, IReadOnlyList<string>>(
            new Validators(History.Events, _oracle, StaleBound).Broken())
        {
            ["Converged within 10 s"] = converged is null ? [] : [converged],
            ["The mirror equals the authority"] = wrongMirror,
        };
        return broken.Where(one => one.Value.Count > 0).ToDictionary(one => one.Key, one => one.Value);
    }

    // A mirror that is never brought up waits for ever: its operator would see that, a test has to end.
    private async Task<IReadOnlyList<string>> VerifyMirrorAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            var verified = await RunningProgram.RunAsync(
                [.. MirrorCommand(), "--verify"], cancellationToken: patience.Token);
            return verified.ExitCode is 0 ? [] : [verified.Output + verified.Error];
        }
        catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
        {
            return ["It was not brought up within 60 s."];
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var consumer in _copies)
        {
            await consumer.DisposeAsync();
        }

        foreach (var proxy in _proxies.SelectMany(proxies => proxies).Concat(_wireProxies))
        {
            await proxy.DisposeAsync();
        }

        await (Mirror?.DisposeAsync() ?? ValueTask.CompletedTask);
        _load?.Dispose();
        await Cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task DoAsync(Injection[] all, Random random, Func<bool> isOver)
    {
        while (!isOver())
        {
            var injection = all[random.Next(all.Length)];
            var turns = injection.Needs.Order(StringComparer.Ordinal).Select(Turn).ToArray();
            foreach (var turn in turns)
            {
                await turn.WaitAsync(Cancellation);
            }

            try
            {
                History.Fault($"row {injection.Row}: {injection.Name}");
                await injection.DoAsync(random);
                History.Fault($"row {injection.Row}: {injection.Name}, over");
                Faults++;
            }
            finally
            {
                foreach (var turn in turns)
                {
                    turn.Release();
                }
            }

            await HoldAsync(random, 50, 600);
        }
    }

    private SemaphoreSlim Turn(string name)
    {
        lock (_turns)
        {
            return _turns.TryGetValue(name, out var turn) ? turn : _turns[name] = new(1);
        }
    }

    // Every consumer, and every reader of Redis, has the digest of the database.
    private async Task<string?> ConvergeAsync()
    {
        try
        {
            await Eventually.HoldsAsync(Behind, behind => behind.Count is 0, TimeSpan.FromSeconds(10), Cancellation);
            return null;
        }
        catch (Xunit.Sdk.FailException)
        {
            return $"behind: {string.Join(", ", Behind())}";
        }
    }

    private List<string> Behind() => [.. Catalogs
        .SelectMany(catalog => _copies.Select(
            (copy, i) => (Name: $"copy-{i} {catalog}", Has: copy.DigestOf(catalog) == Head(catalog)))
            .Concat(_wires.Select(
                (wire, i) => (Name: $"wire-{i} {catalog}", Has: wire.DigestOf(catalog) == Head(catalog)))))
        .Append(("redis", Contract.Digest == Head(Contract.Catalog)))
        .Append(("redis-keeping", Contract.CodeVersion == _oracle.Newest.Heads[Contract.Catalog]))
        .Where(one => !one.Item2)
        .Select(one => one.Item1)];

    private string Head(string catalog) => _oracle.Newest.Versions[(catalog, _oracle.Newest.Heads[catalog])].Digest;

    private async Task<string[]> CodesAsync(string catalog)
    {
        using var channel = GrpcChannel.ForAddress(Cluster.Servers[0].GrpcAddress);
        var items = await new ItemService.ItemServiceClient(channel).ListItemsAsync(
            new() { Parent = $"catalogs/{catalog}", PageSize = 20, EffectiveOn = "2026-01-01" },
            new Metadata { { "authorization", $"Bearer {Cluster.Servers[0].ReadDemo().Keys["consumer"]}" } },
            cancellationToken: Cancellation);
        return [.. items.Items.Select(item => item.Code)];
    }

    private string[] MirrorCommand()
    {
        var path = Path.Combine(_folder.FullName, "mirror.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["server"] = Cluster.Servers[0].GrpcAddress,
            ["key"] = Cluster.Servers[0].ReadDemo().Keys["consumer"],
            ["catalogs"] = Catalogs,
            ["sqlite"] = "mirror.db",
        }));
        return [InstalledProgram.Require("dotnet"), BuiltProgram.Mirror, "--config", path];
    }

    private async Task ServerAsync(string command, string file)
    {
        var result = await MasterDataServerProcess.RunAsync(
            [command, file, "--data", Cluster.Servers[0].DataFolder, "--Grpc:Port", $"{FreePort.Next()}",
                "--Http:Port", $"{FreePort.Next()}", "--Redis:Port", $"{FreePort.Next()}"],
            cancellationToken: Cancellation);
        Assert.True(result.ExitCode is 0, result.Error);
    }
}
