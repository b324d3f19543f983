using MasterData.Documents;
using MasterData.Versions;

namespace MasterData.EndToEndTests.Faults.Consumers;

/// <summary>A whole step as it was sent.</summary>
/// <param name="Head">Where it leads.</param>
/// <param name="Delta">The changes; null: all documents follow.</param>
/// <param name="Documents">All documents of a snapshot.</param>
internal sealed record WireStep(CatalogHead Head, CatalogDelta? Delta, IReadOnlyList<Document> Documents);
