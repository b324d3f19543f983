namespace MasterData.Server.Hosting;

/// <summary>Who may do what in the embedded cache: the server writes, everybody else reads what the contract names.</summary>
/// <remarks>
/// Garnet's rights know commands, not keys; the cache holds nothing but the contract. Readers have no command that keeps
/// anything: no writes, nothing that fills the disk (SAVE), no scripts, no settings, no listing of other clients.
/// </remarks>
internal static class EmbeddedRedisUsers
{
    /// <summary>The user that writes.</summary>
    public const string Writer = "masterdata";

    private static readonly string[] Reading =
    [
        // Connecting, as clients of Python, PHP, Node.js, .NET and redis-cli do it.
        "auth", "hello", "ping", "echo", "quit", "select", "client|id", "client|setname", "client|setinfo",

        // What docs/redis-contract.md reads with.
        "get", "mget", "hget", "hmget", "hlen", "exists", "subscribe", "unsubscribe",
    ];

    /// <summary>Writes the file that the cache reads at its start; only its owner can read it.</summary>
    public static void Write(string file, string password)
    {
        File.Delete(file); // an old one might have a wider mode, or be a link to elsewhere
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(file, options) { NewLine = "\n" };
        writer.WriteLine($"user default on nopass -@all {string.Join(' ', Reading.Select(command => $"+{command}"))}");
        writer.WriteLine($"user {Writer} on >{password} +@all -@dangerous +info");
    }
}
