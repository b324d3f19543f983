namespace MasterData.Cli.CommandLine;

/// <summary>How a command ended, for scripts. The numbers are a promise.</summary>
internal enum ExitCode
{
    /// <summary>It did what was asked.</summary>
    Ok = 0,

    /// <summary>It failed for a reason of its own or of the server.</summary>
    Failure = 1,

    /// <summary>The command line is wrong.</summary>
    Usage = 2,

    /// <summary>There is no such catalog, code, changeset, version or key.</summary>
    NotFound = 3,

    /// <summary>There is no key, or it may not do this.</summary>
    NotAllowed = 4,

    /// <summary>The request or the file is wrong.</summary>
    Invalid = 5,

    /// <summary>The state does not allow it, or someone else was faster.</summary>
    Conflict = 6,

    /// <summary>The server does not answer.</summary>
    Unreachable = 7,
}
