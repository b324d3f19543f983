namespace MasterData.Core.Audit;

/// <summary>Who did what to which thing. Written with the thing, never changed.</summary>
internal sealed class AuditEntry
{
    /// <summary>Its number, given by the database.</summary>
    public long Id { get; private init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The id of the principal.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, such as <c>changeset.approve</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The resource name of the thing, such as <c>changesets/0198c5…</c>.</summary>
    public required string ObjectName { get; init; }

    /// <summary>What else matters: a version, a comment, a hash.</summary>
    public required string Detail { get; init; }
}
