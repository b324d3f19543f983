namespace MasterData.Core.Storage;

/// <summary>The exclusive right of one process to a data folder: an open file that nobody else can open.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; the operating system gives it back even if the process is killed.</summary>
    /// <exception cref="StartRefusedException">Another process has it.</exception>
    public static DataFolderLock Take(string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, "lock");
        try
        {
            return new(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new StartRefusedException(new(
                $"Một máy chủ khác đang dùng thư mục dữ liệu {folder}. Hãy dừng nó trước, hoặc chọn thư mục khác.",
                $"Another server uses the data folder {folder}. Stop it first, or choose another folder."));
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartRefusedException(new(
                $"Không có quyền ghi vào thư mục dữ liệu {folder}. Hãy cấp quyền, hoặc chọn thư mục khác.",
                $"The data folder {folder} cannot be written. Give the right to, or choose another folder."));
        }
    }

    public void Dispose() => _file.Dispose();
}
