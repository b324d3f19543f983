using System.Runtime.InteropServices;

namespace MasterData.Server.Hosting;

/// <summary>Keeps what the server writes for its own account: folders 0700, files 0600.</summary>
internal static partial class PrivateFolder
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder = File | UnixFileMode.UserExecute;
    private const uint OthersNothing = 0x3f;

    /// <summary>Everything that this process makes from now on is for its owner only.</summary>
    public static void SetMask()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Umask(OthersNothing);
        }
    }

    /// <summary>Makes the folder, or takes the rights of others from it and from all that is in it.</summary>
    /// <remarks>Links are left alone: what they lead to may be somebody else's.</remarks>
    /// <exception cref="Core.Storage.StartRefusedException">Another account owns it.</exception>
    public static void Prepare(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        try
        {
            Directory.CreateDirectory(folder, Folder);
            System.IO.File.SetUnixFileMode(folder, Folder);
            var all = new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = FileAttributes.ReparsePoint,
            };
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", all))
            {
                entry.UnixFileMode = entry is DirectoryInfo ? Folder : File;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw StartErrors.FolderNotOurs(folder, fault.Message);
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint Umask(uint mask);
}
