namespace MasterData.Server.Hosting;

/// <summary>Where the data is.</summary>
internal sealed record DatabaseSettings
{
    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Provider { get; init; } = "sqlite";

    /// <summary>How to connect; for SQLite a file in the data folder unless it is set.</summary>
    public string ConnectionString { get; init; } = "";
}
