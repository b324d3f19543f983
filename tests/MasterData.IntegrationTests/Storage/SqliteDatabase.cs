namespace MasterData.IntegrationTests.Storage;

public sealed class SqliteDatabase : Database, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-");

    public override Task<DatabaseAddress> CreateAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new DatabaseAddress(_folder.CreateSubdirectory($"{Guid.NewGuid():N}").FullName, ""));

    public void Dispose() => _folder.Delete(recursive: true);
}
