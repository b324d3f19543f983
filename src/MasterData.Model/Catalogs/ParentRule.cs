namespace MasterData.Catalogs;

/// <summary>From one day to another, a kind may stand under a kind.</summary>
/// <param name="Kind">The id of the kind below.</param>
/// <param name="Parent">The id of the kind above; empty: it may stand at the top.</param>
/// <param name="ValidFrom">The first day; <see cref="DateOnly.MinValue"/>: since ever.</param>
/// <param name="ValidTo">The first day without the rule; <see cref="DateOnly.MaxValue"/>: without end.</param>
public sealed record ParentRule(string Kind, string Parent, DateOnly ValidFrom, DateOnly ValidTo);
