using MasterData.Errors;

namespace MasterData.Changesets.Working;

/// <summary>Collects violations and warnings; the same one is kept once.</summary>
internal sealed class Complaints
{
    private readonly HashSet<(int, string, string, ViolationReason, string)> _seen = [];
    private readonly List<Violation> _violations = [];
    private readonly List<Violation> _warnings = [];

    public bool Any => _violations.Count > 0;

    public IEnumerable<Violation> Violations => Ordered(_violations);

    public IEnumerable<Violation> Warnings => Ordered(_warnings);

    public void Refuse(int operation, string code, string field, ViolationReason reason, Text message, Text remedy) =>
        Add(_violations, operation, code, field, reason, message, remedy);

    public void Warn(int operation, string code, string field, ViolationReason reason, Text message, Text remedy) =>
        Add(_warnings, operation, code, field, reason, message, remedy);

    private void Add(
        List<Violation> list,
        int operation,
        string code,
        string field,
        ViolationReason reason,
        Text message,
        Text remedy)
    {
        if (_seen.Add((operation, code, field, reason, message.En)))
        {
            list.Add(new Violation
            {
                Operation = operation,
                Code = code,
                Field = field,
                Reason = reason,
                Message = message,
                Remedy = remedy,
            });
        }
    }

    private static IEnumerable<Violation> Ordered(List<Violation> list) =>
        list.OrderBy(violation => violation.Operation < 0 ? int.MaxValue : violation.Operation)
            .ThenBy(violation => violation.Field, StringComparer.Ordinal)
            .ThenBy(violation => violation.Code, StringComparer.Ordinal);
}
