using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using MasterData.Catalogs;
using MasterData.Items;

namespace MasterData;

/// <summary>
/// The names of things in the protocol, such as <c>catalogs/{catalog}</c>: the one place that writes and reads them.
/// </summary>
public static partial class ResourceName
{
    /// <summary>Stands for all catalogs where rights are granted.</summary>
    public const string AllCatalogs = "catalogs/*";

    /// <summary>How the name of a catalog is written.</summary>
    public const string CatalogFormat = "catalogs/{catalog}";

    /// <summary>How the name of an item is written.</summary>
    public const string ItemFormat = "catalogs/{catalog}/items/{code}";

    /// <summary>How the name of a version is written.</summary>
    public const string VersionFormat = "catalogs/{catalog}/versions/{version}";

    /// <summary>How the name of a changeset is written.</summary>
    public const string ChangesetFormat = "changesets/{changeset}";

    /// <summary>How the name of an API key is written.</summary>
    public const string KeyFormat = "keys/{key}";

    /// <summary>How the name of a grant that waits for confirmation is written.</summary>
    public const string PendingGrantFormat = "pendingGrants/{grant}";

    private const string CatalogPrefix = "catalogs/";
    private const string ChangesetPrefix = "changesets/";
    private const string KeyPrefix = "keys/";
    private const string PendingGrantPrefix = "pendingGrants/";
    private const string ItemInfix = "/items/";
    private const string VersionInfix = "/versions/";

    /// <summary>The name of the catalog with this id.</summary>
    public static string OfCatalog(string catalog) => CatalogPrefix + catalog;

    /// <summary>The name of the item with this code.</summary>
    public static string OfItem(string catalog, string code) => CatalogPrefix + catalog + ItemInfix + code;

    /// <summary>The name of a version of a catalog.</summary>
    public static string OfVersion(string catalog, long version) =>
        string.Create(CultureInfo.InvariantCulture, $"{CatalogPrefix}{catalog}{VersionInfix}{version}");

    /// <summary>The name of the changeset with this id.</summary>
    public static string OfChangeset(string changeset) => ChangesetPrefix + changeset;

    /// <summary>The name of the API key with this id.</summary>
    public static string OfKey(string key) => KeyPrefix + key;

    /// <summary>The name of the waiting grant with this id.</summary>
    public static string OfPendingGrant(string grant) => PendingGrantPrefix + grant;

    /// <summary>The id of the catalog with this name, whether or not such an id can be given to a new one.</summary>
    /// <exception cref="FormatException">It is not the name of a catalog.</exception>
    public static string CatalogOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(CatalogPrefix, StringComparison.Ordinal) && name.IndexOf('/', CatalogPrefix.Length) < 0
            ? name[CatalogPrefix.Length..]
            : throw new FormatException($"{name} is not the name of a catalog.");
    }

    /// <summary>The id at the end of a name of any kind; an id alone is itself.</summary>
    public static string IdOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name[(name.LastIndexOf('/') + 1)..];
    }

    /// <summary>Reads <see cref="CatalogFormat"/>.</summary>
    public static bool TryParseCatalog(string name, [NotNullWhen(true)] out string? catalog)
    {
        catalog = CatalogName().IsMatch(name) ? name[CatalogPrefix.Length..] : null;
        return catalog is not null;
    }

    /// <summary>Reads <see cref="ItemFormat"/>.</summary>
    public static bool TryParseItem(
        string name, [NotNullWhen(true)] out string? catalog, [NotNullWhen(true)] out string? code) =>
        TrySplit(ItemName(), name, ItemInfix, out catalog, out code);

    /// <summary>Reads <see cref="VersionFormat"/>.</summary>
    public static bool TryParseVersion(string name, [NotNullWhen(true)] out string? catalog, out long version)
    {
        version = TrySplit(VersionName(), name, VersionInfix, out catalog, out var number)
            ? long.Parse(number, CultureInfo.InvariantCulture)
            : 0;
        return catalog is not null;
    }

    /// <summary>Reads <see cref="ChangesetFormat"/>.</summary>
    public static bool TryParseChangeset(string name, [NotNullWhen(true)] out string? changeset)
    {
        changeset = ChangesetName().IsMatch(name) ? name[ChangesetPrefix.Length..] : null;
        return changeset is not null;
    }

    /// <summary>Reads <see cref="KeyFormat"/>.</summary>
    public static bool TryParseKey(string name, [NotNullWhen(true)] out string? key)
    {
        key = KeyName().IsMatch(name) ? name[KeyPrefix.Length..] : null;
        return key is not null;
    }

    /// <summary>Reads <see cref="PendingGrantFormat"/>.</summary>
    public static bool TryParsePendingGrant(string name, [NotNullWhen(true)] out string? grant)
    {
        grant = PendingGrantName().IsMatch(name) ? name[PendingGrantPrefix.Length..] : null;
        return grant is not null;
    }

    // Cheaper than groups, and neither the id of a catalog nor a code has a slash.
    private static bool TrySplit(
        Regex format,
        string name,
        string infix,
        [NotNullWhen(true)] out string? catalog,
        [NotNullWhen(true)] out string? rest)
    {
        if (!format.IsMatch(name))
        {
            (catalog, rest) = (null, null);
            return false;
        }

        var end = name.IndexOf('/', CatalogPrefix.Length);
        (catalog, rest) = (name[CatalogPrefix.Length..end], name[(end + infix.Length)..]);
        return true;
    }

    [GeneratedRegex(@"\A" + CatalogPrefix + CatalogId.Pattern + @"\z")]
    private static partial Regex CatalogName();

    [GeneratedRegex(@"\A" + CatalogPrefix + CatalogId.Pattern + ItemInfix + ItemCode.Pattern + @"\z")]
    private static partial Regex ItemName();

    [GeneratedRegex(@"\A" + CatalogPrefix + CatalogId.Pattern + VersionInfix + @"[1-9][0-9]{0,17}\z")]
    private static partial Regex VersionName();

    [GeneratedRegex(@"\Achangesets/[0-9A-Za-z-]{1,64}\z")]
    private static partial Regex ChangesetName();

    [GeneratedRegex(@"\Akeys/[0-9A-Za-z._-]{1,64}\z")]
    private static partial Regex KeyName();

    [GeneratedRegex(@"\ApendingGrants/[0-9A-Za-z-]{1,64}\z")]
    private static partial Regex PendingGrantName();
}
