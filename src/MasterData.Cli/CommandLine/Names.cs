namespace MasterData.Cli.CommandLine;

/// <summary>Resource names from what a person types, which may be the whole name already.</summary>
internal static class Names
{
    public static string Catalog(string id) => ResourceName.OfCatalog(Without(ResourceName.OfCatalog(""), id));

    public static string Item(string catalog, string code) =>
        ResourceName.OfItem(Without(ResourceName.OfCatalog(""), catalog), code);

    public static string Changeset(string id) => ResourceName.OfChangeset(Without(ResourceName.OfChangeset(""), id));

    public static string Key(string id) => ResourceName.OfKey(Without(ResourceName.OfKey(""), id));

    public static string PendingGrant(string id) =>
        ResourceName.OfPendingGrant(Without(ResourceName.OfPendingGrant(""), id));

    /// <summary>The part after the last slash.</summary>
    public static string IdOf(string name) => ResourceName.IdOf(name);

    private static string Without(string prefix, string id) =>
        id.StartsWith(prefix, StringComparison.Ordinal) ? id[prefix.Length..] : id;
}
