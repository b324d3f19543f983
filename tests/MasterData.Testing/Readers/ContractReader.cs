using StackExchange.Redis;

namespace MasterData.Testing;

/// <summary>
/// Reads a catalog from Redis by docs/redis-contract.md, to the letter. Not for use by two threads at once.
/// </summary>
public sealed class ContractReader(IDatabase redis, string catalog, TimeProvider? time = null)
{
    private const int Tries = 3;
    private static readonly TimeSpan HeadAge = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private ContractHead? _head;
    private long _headReadAt;

    /// <summary>The highest version that was used so far; null: none.</summary>
    public ContractVersion? Highest { get; private set; }

    /// <summary>A hint came: the head is read anew before it is next used.</summary>
    public void Hint() => _head = null;

    /// <summary>The document of a code.</summary>
    public Task<ContractAnswer> GetAsync(string code) => AskAsync("i", code);

    /// <summary>The code that has an alias.</summary>
    public Task<ContractAnswer> CodeOfAliasAsync(string alias) => AskAsync("a", alias);

    /// <summary>All documents of one version, proved by its digest; null: unavailable.</summary>
    public async Task<ContractCopy?> CopyAsync()
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var copy = await ReadHeadAsync() is { } head && !head.Version.IsBefore(Highest)
                ? await ContractCopy.ReadAsync(redis, catalog, head)
                : null;
            if (copy is not null)
            {
                Highest = copy.Version;
                return copy;
            }
        }

        return null;
    }

    private async Task<ContractAnswer> AskAsync(string hash, string field)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await HeadAsync() is { } head && await AskAsync(head, hash, field) is { } answer)
            {
                Highest = answer.Version;
                return answer;
            }

            _head = null;
        }

        return new(ContractOutcome.Unavailable);
    }

    private async Task<ContractAnswer?> AskAsync(ContractHead head, string hash, string field)
    {
        var values = await redis.HashGetAsync(
            $"md:{{{catalog}}}:{hash}:{head.Generation}", [field, "#built", "#meta"]);
        if (values[1] != head.Generation || values[2].IsNull)
        {
            return null;
        }

        var version = ContractVersion.Parse(values[2].ToString());
        if (version.IsBefore(Highest))
        {
            return null;
        }

        return values[0].IsNull
            ? new(ContractOutcome.NotFound, null, version)
            : new(ContractOutcome.Found, values[0].ToString(), version);
    }

    private async Task<ContractHead?> HeadAsync()
    {
        if (_head is null || _time.GetElapsedTime(_headReadAt) >= HeadAge)
        {
            var read = _time.GetTimestamp();
            _head = await ReadHeadAsync();
            _headReadAt = read;
        }

        return _head?.Version.IsBefore(Highest) is false ? _head : null;
    }

    private async Task<ContractHead?> ReadHeadAsync()
    {
        var json = await redis.StringGetAsync($"md:{{{catalog}}}:head");
        return json.IsNull ? null : ContractHead.Parse(catalog, json.ToString());
    }
}
