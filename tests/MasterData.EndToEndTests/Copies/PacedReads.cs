using System.Security.Cryptography;
using MasterData.Canonical;
using MasterData.Documents;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Copies;

/// <summary>Reads codes at a pace until told to stop, and counts every answer that must not be.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="changing">The code that is published again and again; every second read is of it.</param>
/// <param name="fixtures">Codes that nobody changes, with the digest of their documents.</param>
/// <param name="perSecond">How many reads it does each second, if it is answered in time.</param>
/// <param name="readAsync">Asks for a code.</param>
internal sealed class PacedReads(
    string catalog,
    string changing,
    IReadOnlyDictionary<string, string> fixtures,
    int perSecond,
    Func<string, Task<PacedAnswer>> readAsync)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly string[] _codes = [.. fixtures.Keys];
    private readonly Random _random = new(1);
    private ContractVersion? _highest;

    /// <summary>Answers that said something.</summary>
    public int Reads { get; private set; }

    /// <summary>Times when nothing could be said.</summary>
    public int Unavailable { get; private set; }

    /// <summary>"Not found" for a code that exists.</summary>
    public int Denied { get; private set; }

    /// <summary>Answers of an older version than one before.</summary>
    public int Older { get; private set; }

    /// <summary>Documents that no version has.</summary>
    public int Torn { get; private set; }

    /// <summary>The newest name of the changing code, by version.</summary>
    public Dictionary<long, string> Names { get; } = [];

    /// <summary>The document as a digest.</summary>
    public static string DigestOf(string catalog, Document document) =>
        Convert.ToHexString(SHA256.HashData(CanonicalForm.Write(catalog, document)));

    /// <summary>Reads until <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var done = 0; !stop.IsCancellationRequested; done++)
        {
            var code = done % 2 is 0 ? changing : _codes[_random.Next(_codes.Length)];
            Judge(code, await readAsync(code));
            while (done > TimeProvider.System.GetElapsedTime(began).TotalSeconds * perSecond
                && !stop.IsCancellationRequested)
            {
                await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private void Judge(string code, PacedAnswer answer)
    {
        if (answer.Version is not { } version)
        {
            Unavailable++;
            return;
        }

        Reads++;
        Older += version.IsBefore(_highest) ? 1 : 0;
        _highest = version.IsBefore(_highest) ? _highest : version;
        if (answer.Item is not { } item)
        {
            Denied++;
        }
        else if (code != changing)
        {
            Torn += DigestOf(catalog, item) == fixtures[code] ? 0 : 1;
        }
        else
        {
            var name = item.Slices[^1].Name;
            Torn += Names.GetValueOrDefault(version.Version, name) == name ? 0 : 1;
            Names[version.Version] = name;
        }
    }
}
