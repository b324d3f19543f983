using MasterData.Versions;

namespace MasterData.Testing;

/// <summary>A step that a copy applied and proved.</summary>
/// <param name="Head">The head it led to.</param>
/// <param name="From">The version a delta started from; null: a snapshot.</param>
public sealed record AppliedStep(CatalogHead Head, long? From);
