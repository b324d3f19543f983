namespace MasterData.Catalogs;

/// <summary>A spelling that aliases may have, and the code it normally stands for.</summary>
/// <param name="Pattern">The whole-match pattern, with named groups.</param>
/// <param name="Code">The code, with <c>${group}</c> for groups; empty: none.</param>
public sealed record AliasRule(string Pattern, string Code);
