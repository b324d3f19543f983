namespace MasterData.Server.Hosting;

/// <summary>What an empty database is filled with.</summary>
internal sealed record SeedSettings
{
    /// <summary>The folder of the seeds.</summary>
    public string Folder { get; init; } = Path.Combine(AppContext.BaseDirectory, "seed-data");
}
