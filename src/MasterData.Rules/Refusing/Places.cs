using MasterData.Changesets;
using MasterData.Facts;

namespace MasterData.Refusing;

/// <summary>Finds the operation that a problem is reported at.</summary>
internal sealed class Places
{
    private readonly WorkingFacts _facts;
    private readonly int _only;
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    /// <summary>Notes which operation names a code last.</summary>
    public Places(WorkingFacts facts, ChangesetContent content)
    {
        _facts = facts;
        _only = content.Operations.Length is 1 ? 0 : -1;
        for (var i = 0; i < content.Operations.Length; i++)
        {
            foreach (var code in content.Operations[i].Codes)
            {
                _last[code] = i;
            }
        }
    }

    /// <summary>
    /// The last operation that stated one of the facts; else the last that names the code; of a single operation, also
    /// what it touched without naming.
    /// </summary>
    public int Of(IEnumerable<Fact> facts, string code)
    {
        var stated = facts.Select(fact => _facts.Operations.GetValueOrDefault(fact, -1)).DefaultIfEmpty(-1).Max();
        return stated >= 0 ? stated : Of(code);
    }

    /// <summary>The last operation that names a code.</summary>
    public int Of(string code) => _last.GetValueOrDefault(code, _only);
}
