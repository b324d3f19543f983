namespace MasterData.IntegrationTests.Changesets;

/// <summary>One thing that is tried.</summary>
/// <param name="Who">Which of four people; of the administrators, the first two.</param>
/// <param name="Step">What.</param>
/// <param name="About">About whom, and with which content.</param>
internal sealed record SequenceAction(int Who, SequenceStep Step, int About);
