using System.Collections.Immutable;
using MasterData.Changesets;
using MasterData.Items;

namespace MasterData.Translating;

/// <summary>Whether the legs of a reorganization are one event.</summary>
internal static class Connection
{
    /// <summary>Whether every leg hangs together with every other by a source or a target.</summary>
    public static bool IsConnected(ImmutableArray<ReorganizeLeg> legs)
    {
        // Sources and targets that bear one code are one node only if a leg joins them, so they are named apart.
        var reached = new HashSet<string>(StringComparer.Ordinal) { "<" + legs[0].From };
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var leg in legs)
            {
                var (from, to) = Nodes(leg);
                if (reached.Contains(from) || reached.Contains(to))
                {
                    grown |= reached.Add(from) | reached.Add(to);
                }
            }
        }

        return legs.All(leg => reached.Contains(Nodes(leg).From));
    }

    private static (string From, string To) Nodes(ReorganizeLeg leg) =>
        ("<" + leg.From, leg.To is Leg.None or Leg.NotRecorded ? "<" + leg.From : ">" + leg.To);
}
