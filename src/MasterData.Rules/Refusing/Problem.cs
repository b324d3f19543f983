using MasterData.Facts;

namespace MasterData.Refusing;

/// <summary>Something in the derived state that breaks a rule, from a day to another.</summary>
internal sealed record Problem
{
    /// <summary>The rule.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The thread concerned.</summary>
    public required string Thread { get; init; }

    /// <summary>The field or the code concerned; may be empty.</summary>
    public string Field { get; init; } = "";

    /// <summary>The kind of the thread, for rules about kinds.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The other thread, such as the parent.</summary>
    public string Other { get; init; } = "";

    /// <summary>The kind of the other thread.</summary>
    public string OtherKind { get; init; } = "";

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day on which it is no more; the first day itself for a problem of one day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The facts that make it.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What makes two problems the same on different days (rule 34).</summary>
    public (Rule Rule, string Thread, string Field, string Kind, string Other, string OtherKind) Key =>
        (Rule, Thread, Field, Kind, Other, OtherKind);
}
