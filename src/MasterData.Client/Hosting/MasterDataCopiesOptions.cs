using System.ComponentModel.DataAnnotations;
using MasterData.Client.Copies;
using MasterData.Client.Redis;
using MasterData.Items;
using Microsoft.Extensions.Options;

namespace MasterData.Client.Hosting;

/// <summary>The copies of a program with a host, as its configuration says them.</summary>
public sealed class MasterDataCopiesOptions
{
    /// <summary>The usual section of the configuration.</summary>
    public const string Section = "MasterData";

    /// <summary>The address of the gRPC service, such as <c>http://127.0.0.1:5081</c>.</summary>
    /// <value>Required; there is no default.</value>
    [Required]
    public Uri? Server { get; set; }

    /// <summary>The API key, <c>md_…</c>; keep it out of files that are shared.</summary>
    /// <value>Required; there is no default.</value>
    [Required]
    public string Key { get; set; } = "";

    /// <summary>
    /// Whether the key may go over <c>http</c> to another machine, where everybody on the way can read it.
    /// </summary>
    /// <value>Default: false, which is refused at the start.</value>
    public bool AllowInsecure { get; set; }

    /// <summary>The ids of the catalogs; at least one, at most 100.</summary>
    /// <value>Default: none, which is refused.</value>
    [MinLength(1)]
    [MaxLength(100)]
    public IList<string> Catalogs { get; } = [];

    /// <summary>Where copies are kept for the next start; empty: nowhere.</summary>
    /// <value>Default: empty, nowhere.</value>
    public string Folder { get; set; } = "";

    /// <summary>Files that came with the program, read where <see cref="Folder"/> has none.</summary>
    /// <value>Default: empty, none.</value>
    public string ShippedFolder { get; set; } = "";

    /// <summary>A name of this instance for the register of consumers, the same at each start.</summary>
    /// <value>Default: empty.</value>
    [RegularExpression("^(" + ItemCode.Pattern + ")?$")]
    public string Instance { get; set; } = "";

    /// <summary>The Redis that is read while the server cannot be reached; null: none.</summary>
    /// <value>Default: null, none.</value>
    [ValidateObjectMembers]
    public RedisOptions? Redis { get; set; }

    internal CopyOptions ToCopyOptions() => new()
    {
        Catalogs = [.. Catalogs],
        Folder = Folder,
        ShippedFolder = ShippedFolder,
        Instance = Instance,
        Redis = Redis,
    };
}
