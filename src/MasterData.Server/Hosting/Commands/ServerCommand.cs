namespace MasterData.Server.Hosting;

/// <summary>What the command line asks for.</summary>
/// <param name="Verb">
/// <c>run</c>, <c>backup</c>, <c>restore</c>, <c>adopt</c>, <c>admin recover</c> or <c>help</c>.
/// </param>
/// <param name="File">
/// The file of a backup, or the principal to recover; empty for the others, and for a restore of the database as it is.
/// </param>
/// <param name="Settings">Settings, in the order of the command line.</param>
internal sealed record ServerCommand(string Verb, string File, IReadOnlyList<string> Settings)
{
    /// <summary>Whether a restore goes on as the same authority in a data folder that does not know it.</summary>
    public bool IsSameAuthority { get; init; }

    /// <summary>Reads the arguments; null if they make no sense.</summary>
    public static ServerCommand? Parse(IReadOnlyList<string> arguments)
    {
        var words = new List<string>();
        var settings = new List<string>();
        var isSame = false;
        for (var at = 0; at < arguments.Count; at++)
        {
            switch (arguments[at])
            {
                case "--help" or "-h" or "-?":
                    return new("help", "", []);
                case "--demo":
                    settings.Add("--Demo=true");
                    break;
                case "--same-authority":
                    isSame = true;
                    break;
                case var option when option.StartsWith("--", StringComparison.Ordinal) && option.Contains('='):
                    settings.Add(option);
                    break;
                case var option when option.StartsWith("--", StringComparison.Ordinal):
                    if (++at == arguments.Count)
                    {
                        return null;
                    }

                    settings.Add($"{option}={arguments[at]}");
                    break;
                case var word:
                    words.Add(word);
                    break;
            }
        }

        return words switch
        {
            [] or ["run"] => new("run", "", settings),
            ["help"] => new("help", "", []),
            ["admin", "recover", var principal] => new("admin recover", principal, settings),
            ["restore"] => new("restore", "", settings) { IsSameAuthority = isSame },
            ["adopt"] => new("adopt", "", settings),
            [("backup" or "restore") and var verb, var file] => new(verb, file, settings) { IsSameAuthority = isSame },
            _ => null,
        };
    }
}
