using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using MasterData.Mirror;
using MasterData.Mirror.Configuration;
using MasterData.Mirror.Mirroring;
using MasterData.Mirror.Tables;
using Microsoft.Extensions.Logging;

// Open bounds are 0001-01-01 and 9999-12-31 in every database, not "infinity" in one of them.
AppContext.SetSwitch("Npgsql.DisableDateTimeInfinityConversions", true);
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var config = new Option<FileInfo>("--config")
{
    Description = "Tệp cấu hình JSON, xem egov-quangnam.json / the configuration, see egov-quangnam.json",
    Required = true,
};
var once = new Option<bool>("--once")
{
    Description = "Cập nhật một lần rồi kết thúc / bring the tables up once and end",
};
var verify = new Option<bool>("--verify")
{
    Description = "So từng dòng với nguồn rồi sửa; kết thúc bằng 0: bằng nhau, 3: đã sửa "
        + "/ compare every row with the authority and repair; ends with 0: equal, 3: repaired",
};
var root = new RootCommand(
    "Giữ các bảng trong cơ sở dữ liệu của bạn luôn bằng danh mục dùng chung / "
    + "Keeps tables in your own database equal to the catalogs") { config, once, verify };
root.SetAction((parsed, cancellationToken) => RunAsync(
    parsed.GetRequiredValue(config).FullName, parsed.GetValue(once), parsed.GetValue(verify), cancellationToken));
var catalog = new Argument<string>("catalog") { Description = "Mã danh mục / the id of the catalog" };
var forgetConfig = new Option<FileInfo>("--config") { Description = config.Description, Required = true };
var forget = new Command(
    "forget",
    "Quên nguồn của một danh mục, để nguồn mới được thay các bảng / Forgets whose a catalog is, so that another "
    + "authority may take its tables over") { catalog, forgetConfig };
forget.SetAction((parsed, cancellationToken) => ForgetAsync(
    parsed.GetRequiredValue(forgetConfig).FullName, parsed.GetRequiredValue(catalog), cancellationToken));
root.Subcommands.Add(forget);
return await root.Parse(args).InvokeAsync();

static async Task<int> ForgetAsync(string file, string catalog, CancellationToken cancellationToken)
{
    try
    {
        var store = await MirrorRun.OpenAsync(MirrorConfig.Read(file), TimeProvider.System, cancellationToken);
        var was = await store.ForgetAsync(catalog, cancellationToken);
        Console.WriteLine(was ? $"{catalog}: forgotten" : $"{catalog}: nothing was mirrored");
        return was ? 0 : 1;
    }
    catch (Exception fault) when (fault is DbException or MirrorException)
    {
        await Console.Error.WriteLineAsync(
            fault is DbException database ? DatabaseRefusal.Of(database).Message : fault.Message);
        return 1;
    }
}

static async Task<int> RunAsync(string file, bool once, bool verify, CancellationToken cancellationToken)
{
    const int Ended = 0, Failed = 1, Repaired = 3;
    using var logs = LoggerFactory.Create(builder => builder
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
    try
    {
        var configuration = MirrorConfig.Read(file);
        var logger = logs.CreateLogger("masterdata-mirror");
        foreach (var shared in configuration.SharedFiles)
        {
            MirrorLog.SharedSecret(logger, shared);
        }

        OwnFiles.Keep(configuration.Sqlite);
        await using var run = await MirrorRun.StartAsync(configuration, TimeProvider.System, logger, cancellationToken);
        if (!once && !verify)
        {
            await run.FollowAsync(cancellationToken);
        }

        await run.CatchUpAsync(cancellationToken);
        var wrong = 0;
        foreach (var mirror in run.Mirrors)
        {
            var found = verify ? await mirror.VerifyAsync(cancellationToken) : 0;
            wrong += found;
            Console.WriteLine(
                $"{mirror.Catalog}: version {mirror.Head!.Version}, {(found > 0 ? $"{found} repaired" : "equal")}");
        }

        return wrong > 0 ? Repaired : Ended;
    }
    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
    {
        return Ended;
    }
    catch (DbException fault)
    {
        await Console.Error.WriteLineAsync(DatabaseRefusal.Of(fault).Message);
        return Failed;
    }
    catch (MirrorException fault)
    {
        await Console.Error.WriteLineAsync(fault.Message);
        return Failed;
    }
}
