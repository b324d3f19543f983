using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Seeding;
using MasterData.Core.Storage;

namespace MasterData.Server.Hosting;

/// <summary>What is done, in this order, before anybody is let in.</summary>
internal sealed partial class ServerStart(
    ServerSettings settings,
    EmbeddedUsers users,
    DatabaseStartup database,
    LoadCatalogs load,
    SeedCatalogs seed,
    MakeDemoKeys demoKeys,
    PrepareSetupToken setupToken,
    WarnOfLoneGrants warn,
    TimeProvider clock,
    ILogger<ServerStart> logger) : IDisposable
{
    private EmbeddedRedis? _redis;

    /// <summary>Whether memory holds what the database has.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Locks and migrates, loads, seeds, and prepares the keys.</summary>
    public async Task<Welcome> ExecuteAsync(CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        PortRules.Demand(settings);
        PrivateFolder.Prepare(settings.DataFolder);
        await database.ExecuteAsync(cancellationToken);
        await load.ExecuteAsync(cancellationToken);
        await SeedAsync(cancellationToken);

        _redis = settings.Redis.IsEmbedded
            ? new EmbeddedRedis(settings.Redis.Port, users.Write(settings.DataFolder))
            : null;
        var welcome = settings.Demo
            ? await new DemoFile(settings).PrepareAsync(demoKeys, cancellationToken)
            : Welcome.ToServer(settings, await SetupFileAsync(cancellationToken));
        await warn.ExecuteAsync(cancellationToken);
        IsDone = true;
        LogReady((long)clock.GetElapsedTime(begun).TotalMilliseconds);
        return welcome;
    }

    /// <inheritdoc/>
    public void Dispose() => _redis?.Dispose();

    private async Task<string?> SetupFileAsync(CancellationToken cancellationToken) =>
        await setupToken.ExecuteAsync(settings.DataFolder, cancellationToken) is null
            ? null
            : Path.Combine(settings.DataFolder, SetupTokenFile.Name);

    private async Task SeedAsync(CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        if (await seed.ExecuteAsync(settings.Seed.Folder, cancellationToken))
        {
            LogSeeded((long)clock.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    [LoggerMessage(LogLevel.Information, "Prepared in {Milliseconds} ms")]
    private partial void LogReady(long milliseconds);

    [LoggerMessage(LogLevel.Information, "Seeded the empty database in {Milliseconds} ms")]
    private partial void LogSeeded(long milliseconds);
}
