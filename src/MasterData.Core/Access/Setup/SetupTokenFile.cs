namespace MasterData.Core.Access;

/// <summary>The file that shows the setup token to whoever owns the data folder, and to nobody else.</summary>
internal sealed class SetupTokenFile
{
    /// <summary>Its name in the data folder.</summary>
    public const string Name = "setup-token.txt";

    private string? _path;

    /// <summary>Writes the token so that only its owner can read it, from the first byte on.</summary>
    public async Task WriteAsync(string folder, string token, CancellationToken cancellationToken)
    {
        _path = Path.Combine(folder, Name);
        File.Delete(_path); // an old one might have a wider mode, or be a link to elsewhere
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(_path, options);
        await writer.WriteLineAsync(token.AsMemory(), cancellationToken);
    }

    /// <summary>Removes it; the token is used or ended.</summary>
    public void Delete()
    {
        if (_path is { } path)
        {
            File.Delete(path);
        }
    }

    /// <summary>Removes one that an earlier start left.</summary>
    public static void Delete(string folder) => File.Delete(Path.Combine(folder, Name));
}
