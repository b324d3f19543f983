using StackExchange.Redis;

namespace MasterData.Client.Redis;

/// <summary>Says in a few words what is wrong with a Redis that cannot be read.</summary>
internal static class RedisTrouble
{
    // What Redis, Garnet and the client say where they turn a caller away.
    private static readonly string[] Refusals =
        ["NOAUTH", "WRONGPASS", "NOPERM", "authentication failure", "invalid password", "AuthenticationFailure"];

    /// <summary>The words for a failure.</summary>
    public static string Of(Exception failure)
    {
        var said = $"{failure.Message} {failure.InnerException?.Message}";
        return failure switch
        {
            _ when Refusals.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)) =>
                "it does not know the user or the password, or does not let this user read the keys md:*",
            _ when said.Contains("LOADING", StringComparison.Ordinal) => "it is loading its dump",

            // One that hangs first times out and then cannot be connected to: that is one trouble, not two.
            TimeoutException or RedisConnectionException => "it cannot be reached, or does not answer in time",
            _ => failure.Message,
        };
    }
}
