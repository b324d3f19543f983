namespace MasterData.Client.Connecting;

/// <summary>A file that holds a key or a password.</summary>
public static class SecretFile
{
    /// <summary>
    /// Whether other accounts of this machine may read it. False where files have no such rights, as on Windows, and
    /// where there is no such file.
    /// </summary>
    public static bool IsReadableByOthers(string path)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        return !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) is not 0;
    }
}
