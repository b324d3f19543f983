using MasterData.Facts;
using MasterData.Items;

namespace MasterData.Spines;

/// <summary>The facts of one thread on one day, by what they are to it. All of them are one step.</summary>
internal sealed class DayFacts
{
    /// <summary>Sorts the facts of a day by what they say of a thread.</summary>
    public DayFacts(string thread, IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            All.Add(fact);
            switch (fact.Kind)
            {
                case FactKind.Unit:
                    Units.Add(fact);
                    break;
                case FactKind.End:
                    Ends.Add(fact);
                    break;
                case FactKind.State:
                    (fact.Key is FieldIds.Code ? Codes : States).Add(fact);
                    break;
                default:
                    Add(thread, fact);
                    break;
            }
        }
    }

    /// <summary>All of them.</summary>
    public List<Fact> All { get; } = [];

    /// <summary>The units that begin.</summary>
    public List<Fact> Units { get; } = [];

    /// <summary>The codes that are stated.</summary>
    public List<Fact> Codes { get; } = [];

    /// <summary>The other fields that are stated.</summary>
    public List<Fact> States { get; } = [];

    /// <summary>The ends.</summary>
    public List<Fact> Ends { get; } = [];

    /// <summary>The legs that leave, that to itself too.</summary>
    public List<Fact> Out { get; } = [];

    /// <summary>The legs that arrive, that from itself too.</summary>
    public List<Fact> In { get; } = [];

    /// <summary>Whether a part stays with the thread.</summary>
    public bool KeepsItself => Out.Exists(leg => leg.Key == leg.Thread);

    /// <summary>The ends that say more than that the legs say it.</summary>
    public IEnumerable<Fact> HardEnds => Ends.Where(end => end.Key is not Endings.Legs);

    private void Add(string thread, Fact leg)
    {
        if (leg.Thread == thread)
        {
            Out.Add(leg);
        }

        if (leg.Key == thread)
        {
            In.Add(leg);
        }
    }
}
