using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MasterData.Testing;

/// <summary>A PostgreSQL, reached through a Unix socket in its folder, tuned for tests that throw it away.</summary>
public sealed class PostgresProcess : ServerProcess
{
    private const string Account = "postgres";
    private int _databases;

    /// <summary>What Npgsql connects to for administration; tests make databases of their own.</summary>
    public string ConnectionString => ConnectionStringFor(Account);

    /// <summary>Its socket, for a proxy before it.</summary>
    public EndPoint Socket => new UnixDomainSocketEndPoint(Path.Combine(Folder, ".s.PGSQL.5432"));

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Needs => ["postgres", "initdb"];

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Command => AsAccount(
        InstalledProgram.Require("postgres"), "-D", Data, "-k", Folder, "-c", "listen_addresses=", "-c", "fsync=off",
        "-c", "full_page_writes=off", "-c", "max_connections=300");

    private string Data => Path.Combine(Folder, "data");

    /// <summary>Makes an empty database and returns what Npgsql connects to.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        var name = $"md{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionStringFor(name);
    }

    /// <inheritdoc/>
    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (IsRoot)
        {
            await RunAsync(["chown", Account, Folder], cancellationToken);
        }

        string[] initdb =
        [
            InstalledProgram.Require("initdb"), "-D", Data, "-U", Account, "--auth=trust", "--no-sync",
            "--encoding=UTF8", "--locale=C.UTF-8",
        ];
        await RunAsync(AsAccount(initdb), cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    protected override async Task EndAsync()
    {
        // Killed, it would leave its children to find out by themselves; told to quit, it takes them along.
        if (!Program.HasExited)
        {
            await Program.EndAsync(Signal.Quit, CancellationToken.None);
        }

        await base.EndAsync();
    }

    private static bool IsRoot => System.Environment.UserName is "root";

    private string ConnectionStringFor(string database)
    {
        Require();
        return $"Host={Folder};Username={Account};Database={database}";
    }

    // PostgreSQL refuses to run as root, which is what a container's build user often is. setpriv becomes the program,
    // so that a signal reaches PostgreSQL itself.
    private static string[] AsAccount(params string[] command) => IsRoot
        ?
        [
            InstalledProgram.Require("setpriv"),
            $"--reuid={Account}",
            $"--regid={Account}",
            "--init-groups",
            "--",
            .. command,
        ]
        : command;
}
