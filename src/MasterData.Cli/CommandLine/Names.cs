namespace MasterData.Cli.CommandLine;

/// <summary>Resource names from what a person types, which may be the whole name already.</summary>
internal static class Names
{
    public static string Catalog(string id) => With("catalogs/", id);

    public static string Item(string catalog, string code) => $"{Catalog(catalog)}/items/{code}";

    public static string Changeset(string id) => With("changesets/", id);

    public static string Key(string id) => With("keys/", id);

    /// <summary>What follows the last slash.</summary>
    public static string IdOf(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static string With(string prefix, string id) =>
        id.StartsWith(prefix, StringComparison.Ordinal) ? id : prefix + id;
}
