using Microsoft.Extensions.Logging;

namespace MasterData.Mirror.Configuration;

/// <summary>Warnings about the configuration.</summary>
internal static partial class MirrorLog
{
    /// <summary>A file with a key or a password is open to others.</summary>
    [LoggerMessage(
        LogLevel.Warning, "Other accounts of this machine can read the secrets in {File}: chmod 600 {File}")]
    public static partial void SharedSecret(ILogger logger, string file);
}
