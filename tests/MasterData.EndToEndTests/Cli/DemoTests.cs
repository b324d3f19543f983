namespace MasterData.EndToEndTests.Cli;

/// <summary>The tests that share one demo server; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class DemoTests : ICollectionFixture<DemoServer>
{
    public const string Name = "Demo server";
}
