using System.Data.Common;
using MasterData.Testing;
using Microsoft.Data.Sqlite;

namespace MasterData.EndToEndTests.Mirror;

public sealed class SqliteMirrorTests(MasterDataServerProcess server, ITestOutputHelper output)
    : MirrorTests(server, output)
{
    [Fact]
    public async Task Start_OnAFileThatIsLockedOrNone_IsRefusedAndSaysWhatToDo()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "text.db"), new string('x', 10_000), Cancellation);
        Directory.CreateDirectory(Path.Combine(Folder, "folder.db"));
        await AssertRefusedAsync("text.db", "không phải là cơ sở dữ liệu SQLite", "is no SQLite database");
        await AssertRefusedAsync("folder.db", "Không mở được tệp SQLite", "cannot be opened");
        await AssertRefusedAsync("none/mirror.db", "Không mở được tệp SQLite", "cannot be opened");

        await using var other = Connection();
        await other.OpenAsync(Cancellation);
        await using var lockIt = other.CreateCommand();
        lockIt.CommandText = "BEGIN EXCLUSIVE";
        await lockIt.ExecuteNonQueryAsync(Cancellation);
        await AssertRefusedAsync("mirror.db", "đang bị chương trình khác khóa", "has locked the SQLite file");
    }

    [Fact]
    public async Task Start_OnAReadOnlyFile_IsRefusedAndSaysWhatToDo()
    {
        var path = Path.Combine(Folder, "readonly.db");
        await File.WriteAllTextAsync(path, "", Cancellation);
        File.SetAttributes(path, FileAttributes.ReadOnly);

        // Root may write any file, unless it gives up that right.
        string[] asUser = Environment.IsPrivilegedProcess
            ? [InstalledProgram.Require("setpriv"), "--bounding-set=-dac_override"]
            : [];
        await AssertRefusedAsync("readonly.db", "chỉ cho đọc", "is read-only", asUser);
    }

    protected override (string Field, string Value) Database => ("sqlite", "mirror.db");

    protected override DbConnection Connection() =>
        new SqliteConnection($"Data Source={Path.Combine(Folder, "mirror.db")};Pooling=False;Default Timeout=30");
}
