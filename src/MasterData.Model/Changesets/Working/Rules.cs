namespace MasterData.Changesets.Working;

/// <summary>The rules that tests switch off, one at a time, to see that their loss is noticed.</summary>
internal sealed record Rules
{
    public static readonly Rules All = new();

    /// <summary>MODEL.md 1: a statement holds up to the next statement of the same field.</summary>
    public bool StopAtNextStatement { get; init; } = true;

    /// <summary>MODEL.md 1: … and on into the new unit of a kept code.</summary>
    public bool FlowIntoKeptCode { get; init; } = true;

    /// <summary>MODEL.md 2: children follow a recoded parent.</summary>
    public bool ChildrenFollow { get; init; } = true;

    /// <summary>MODEL.md 7: everything recorded from the day on moves to the new unit.</summary>
    public bool MoveLaterHistory { get; init; } = true;

    /// <summary>MODEL.md 8: a unit that ends has nothing recorded after that day.</summary>
    public bool RefuseLaterHistory { get; init; } = true;
}
