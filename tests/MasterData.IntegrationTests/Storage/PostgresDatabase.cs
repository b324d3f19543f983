using MasterData.Testing;

namespace MasterData.IntegrationTests.Storage;

public sealed class PostgresDatabase : Database, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-");
    private readonly PostgresProcess _process = new();

    public override async Task<DatabaseAddress> CreateAsync(CancellationToken cancellationToken) =>
        new(
            _folder.CreateSubdirectory($"{Guid.NewGuid():N}").FullName,
            await _process.CreateDatabaseAsync(cancellationToken));

    public ValueTask InitializeAsync() => _process.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
