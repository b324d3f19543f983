using System.Text;
using System.Text.Json;
using MasterData.Core.Authority;

namespace MasterData.Core.Witnesses;

/// <summary>The file <c>witness</c> in the data folder: a line of JSON, and a line with its signature.</summary>
internal sealed class WitnessFile(string folder, AuthorityIdentity identity)
{
    private const string Purpose = "masterdata witness 1\n";

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.Combine(folder, "witness");

    private string Beside => $"{Path}.new";

    private FileStreamOptions Writing { get; } = OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.Create, Access = FileAccess.Write }
        : new()
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };

    /// <summary>The id of the authority that the witness in <paramref name="folder"/> names, unproved.</summary>
    public static string? AuthorityOf(string folder) =>
        TryParse(System.IO.Path.Combine(folder, "witness"), out _, out _)?.Authority;

    /// <summary>Reads it; null with <paramref name="isDamaged"/>: it is there and nobody can trust it.</summary>
    public WitnessContent? Read(out bool isDamaged)
    {
        isDamaged = false;
        if (!File.Exists(Path))
        {
            return null;
        }

        var content = TryParse(Path, out var json, out var mac);

        // The file of another authority cannot be proved here; its id says that it is foreign.
        if (content is null || (content.Authority == identity.Id && !identity.IsMac(Signed(json), mac)))
        {
            isDamaged = true;
            return null;
        }

        return content;
    }

    /// <summary>Writes what would be written, without waiting for the disk: fails where a witness cannot be.</summary>
    public void Probe(WitnessContent content)
    {
        using var file = new FileStream(Beside, Writing);
        file.Write(Bytes(content));
    }

    /// <summary>Puts it in the place of the former one, in one step.</summary>
    public void Write(WitnessContent content)
    {
        using (var file = new FileStream(Beside, Writing))
        {
            file.Write(Bytes(content));
            file.Flush(flushToDisk: true);
        }

        File.Move(Beside, Path, overwrite: true);
    }

    /// <summary>Keeps what is there under another name.</summary>
    public string SetAside(string stamp)
    {
        var kept = $"{Path}.{stamp}";
        File.Move(Path, kept, overwrite: true);
        return kept;
    }

    private static WitnessContent? TryParse(string path, out string json, out byte[] mac)
    {
        (json, mac) = ("", []);
        try
        {
            if (File.ReadAllLines(path) is not [var first, var second])
            {
                return null;
            }

            (json, mac) = (first, Convert.FromHexString(second));
            return JsonSerializer.Deserialize<WitnessContent>(first);
        }
        catch (Exception fault) when (fault is IOException or JsonException or FormatException)
        {
            return null;
        }
    }

    private byte[] Bytes(WitnessContent content)
    {
        var json = JsonSerializer.Serialize(content);
        return Encoding.UTF8.GetBytes($"{json}\n{Convert.ToHexStringLower(identity.Mac(Signed(json)))}\n");
    }

    private static byte[] Signed(string json) => Encoding.UTF8.GetBytes(Purpose + json);
}
