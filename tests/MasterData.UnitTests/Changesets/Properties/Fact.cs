using MasterData.Changesets;

namespace MasterData.UnitTests.Changesets;

/// <summary>Something that happened on a day, whenever it becomes known.</summary>
internal sealed record Fact(DateOnly Day, Operation Operation)
{
    public Operation Dated => Operation with { Date = Day };
}
