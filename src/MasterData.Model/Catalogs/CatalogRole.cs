namespace MasterData.Catalogs;

/// <summary>Whether a catalog issues codes or repeats those of another authority.</summary>
public enum CatalogRole
{
    /// <summary>Codes are issued here.</summary>
    Register = 1,

    /// <summary>Codes are copied from a named source.</summary>
    Mirror = 2,
}
