using MasterData.Errors;

namespace MasterData.Refusing;

/// <summary>
/// Collects everything that is wrong; the same is kept once. It is told in order of operation, then field.
/// </summary>
/// <param name="off">Rules that tests switch off.</param>
internal sealed class Refusals(IReadOnlySet<Rule> off)
{
    private readonly HashSet<(int, string, string, Rule, string)> _seen = [];
    private readonly List<Refusal> _all = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => _all.Count > 0;

    /// <summary>Everything that is wrong.</summary>
    public IEnumerable<Refusal> All => _all
        .OrderBy(refusal => refusal.Violation.Operation < 0 ? int.MaxValue : refusal.Violation.Operation)
        .ThenBy(refusal => refusal.Violation.Field, StringComparer.Ordinal)
        .ThenBy(refusal => refusal.Violation.Code, StringComparer.Ordinal);

    /// <summary>Adds what an operation breaks.</summary>
    public void Add(int operation, string code, string field, Rule rule, (Text Message, Text Remedy) says)
    {
        if (off.Contains(rule) || !_seen.Add((operation, code, field, rule, says.Message.En)))
        {
            return;
        }

        _all.Add(new(rule, new()
        {
            Operation = operation,
            Code = code,
            Field = field,
            Reason = Reasons.Of(rule),
            Message = says.Message,
            Remedy = says.Remedy,
        }));
    }
}
