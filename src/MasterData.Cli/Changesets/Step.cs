namespace MasterData.Cli.Changesets;

/// <summary>A step that a person decided on, as the requests of all steps have it.</summary>
/// <param name="Name">The changeset: <c>changesets/{changeset}</c>.</param>
/// <param name="Comment">What the approver says; empty for the steps of the author.</param>
/// <param name="Etag">The state that the step is for; empty: any.</param>
/// <param name="RequestId">The id of this one step.</param>
internal sealed record Step(string Name, string Comment, string Etag, string RequestId);
