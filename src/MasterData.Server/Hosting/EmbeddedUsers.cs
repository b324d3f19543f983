using System.Security.Cryptography;
using System.Text;

namespace MasterData.Server.Hosting;

/// <summary>Who may do what in the embedded cache: this server writes, everybody else only reads and listens.</summary>
/// <remarks>The rules know commands, not keys; but the cache holds nothing except what everybody may read.</remarks>
internal sealed class EmbeddedUsers
{
    /// <summary>The user that writes.</summary>
    public const string Writer = "masterdata";

    private const string PasswordFile = "cache-password.txt";
    private const string RulesFile = "cache-users.acl";

    // What the readers of docs/redis-contract.md need in five languages, with what their clients say on connecting.
    private const string ReaderMay =
        "+auth +hello +ping +echo +quit +select +client|setname +client|setinfo +client|id "
        + "+get +mget +hget +hmget +subscribe +unsubscribe";

    // As on that page, with what the client says on connecting.
    private const string WriterMay =
        ReaderMay + " +set +setex +del +unlink +expire +persist +exists +strlen +hset +hmset +hdel +hlen +multi "
        + "+exec +discard +watch +unwatch +publish +info";

    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The password of <see cref="Writer"/>: another one at each start.</summary>
    public string Password { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>
    /// Writes the password, for an operator, and the rules, for the cache; both for their owner only.
    /// </summary>
    /// <returns>The file with the rules, which hold no password but its hash.</returns>
    public string Write(string folder)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Password)));
        Write(Path.Combine(folder, PasswordFile), Password);
        var rules = Path.Combine(folder, RulesFile);
        Write(rules, $"user default on nopass -@all {ReaderMay}\nuser {Writer} on #{hash} -@all {WriterMay}\n");
        return rules;
    }

    // Made anew: a file that is there could be one that others have open.
    private static void Write(string path, string text)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OnlyOwner;
        }

        using var file = new StreamWriter(path, Encoding.ASCII, options);
        file.Write(text);
    }
}
