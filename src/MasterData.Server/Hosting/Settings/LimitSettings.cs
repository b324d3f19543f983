using System.Net;

namespace MasterData.Server.Hosting;

/// <summary>What the server bears of its callers; no honest one meets these.</summary>
internal sealed record LimitSettings
{
    /// <summary>How many connections are open at a time.</summary>
    public int Connections { get; init; } = 20_000;

    /// <summary>How many of them from one address; a known proxy has no such limit.</summary>
    public int ConnectionsPerAddress { get; init; } = 2_000;

    /// <summary>How many streams a connection has open at a time.</summary>
    public int StreamsPerConnection { get; init; } = 100;

    /// <summary>How many calls a principal makes in a second.</summary>
    public int CallsPerSecond { get; init; } = 20_000;

    /// <summary>How many calls without a valid key come from one address in a second.</summary>
    public int CallsPerSecondWithoutKey { get; init; } = 200;

    /// <summary>How many calls without a key one address has open at a time.</summary>
    public int OpenCallsWithoutKey { get; init; } = 100;

    /// <summary>How many MiB of requests one principal has in work at a time.</summary>
    public int RequestMiBPerPrincipal { get; init; } = 48;

    /// <summary>How many MiB of requests the server has in work at a time.</summary>
    public int RequestMiB { get; init; } = 96;

    /// <summary>The addresses of the proxies whose <c>X-Forwarded-For</c> names the caller.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>The same as addresses.</summary>
    public IReadOnlyList<IPAddress> ProxyAddresses => [.. Proxies.Select(IPAddress.Parse)];

    /// <summary>The settings by name that must be one or more.</summary>
    public IEnumerable<(string Setting, int Value)> Numbers =>
    [
        ("Limits:Connections", Connections),
        ("Limits:ConnectionsPerAddress", ConnectionsPerAddress),
        ("Limits:StreamsPerConnection", StreamsPerConnection),
        ("Limits:CallsPerSecond", CallsPerSecond),
        ("Limits:CallsPerSecondWithoutKey", CallsPerSecondWithoutKey),
        ("Limits:OpenCallsWithoutKey", OpenCallsWithoutKey),
        ("Limits:RequestMiBPerPrincipal", RequestMiBPerPrincipal),
        ("Limits:RequestMiB", RequestMiB),
    ];
}
