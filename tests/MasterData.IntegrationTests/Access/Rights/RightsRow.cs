using Google.Protobuf;

namespace MasterData.IntegrationTests.Access;

/// <summary>Who may call a method, and a request that comes as far as the question.</summary>
/// <param name="Own">The roles in a catalog that may call it for that catalog.</param>
/// <param name="Other">The roles in one catalog that may call it for another.</param>
/// <param name="All">The roles in all catalogs that may call it.</param>
/// <param name="Nobody">Whether a good key without any role may.</param>
/// <param name="Request">The request for a catalog.</param>
internal sealed record RightsRow(
    string Own, string Other, string All, bool Nobody, Func<RightsWorld, string, Task<IMessage>> Request)
{
    /// <summary>Whether it can be called without a key.</summary>
    public bool Anonymous { get; init; }
}
