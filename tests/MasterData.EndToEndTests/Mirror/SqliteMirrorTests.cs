using System.Data.Common;
using MasterData.Testing;
using Microsoft.Data.Sqlite;

namespace MasterData.EndToEndTests.Mirror;

public sealed class SqliteMirrorTests(MasterDataServerProcess server, ITestOutputHelper output)
    : MirrorTests(server, output)
{
    protected override (string Field, string Value) Database => ("sqlite", "mirror.db");

    protected override DbConnection Connection() =>
        new SqliteConnection($"Data Source={Path.Combine(Folder, "mirror.db")};Pooling=False;Default Timeout=30");
}
