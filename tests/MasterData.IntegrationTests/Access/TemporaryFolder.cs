namespace MasterData.IntegrationTests.Access;

/// <summary>A data folder for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-");

    public string Path => _folder.FullName;

    public string Token => System.IO.Path.Combine(Path, "setup-token.txt");

    public void Dispose() => _folder.Delete(recursive: true);
}
