namespace MasterData.IntegrationTests.Changesets;

/// <summary>What somebody tries in a sequence.</summary>
internal enum SequenceStep
{
    Edit,
    Submit,
    Approve,
    Return,
    Publish,
    TakeRight,
    GiveRight,
    Confirm,
}
