using MasterData.Documents;
using MasterData.Items;

namespace MasterData.Facts;

/// <summary>Something that somebody stated once. Nothing derived is stored among facts.</summary>
internal sealed record Fact
{
    /// <summary>The kind, which gives key and value their meaning.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>
    /// The day on which it happened; <see cref="DateOnly.MinValue"/> for the open start and without day.
    /// </summary>
    public DateOnly Day { get; init; } = DateOnly.MinValue;

    /// <summary>The thread it is about; of a leg the source, or <see cref="Leg.NotRecorded"/>.</summary>
    public string Thread { get; init; } = "";

    /// <summary>
    /// The id of the unit, the field, the target of the leg, the ending, the code or the id of the act.
    /// </summary>
    public string Key { get; init; } = "";

    /// <summary>The value of the field, the word for the event, the reason of the end, or the alias.</summary>
    public string Value { get; init; } = "";

    /// <summary>How much a leg carries; zero for other kinds.</summary>
    public Extent Extent { get; init; }

    /// <summary>The acts it rests on.</summary>
    public ActIds Acts { get; init; } = ActIds.None;

    /// <summary>The event it belongs to; null until its changeset is named (rule 19).</summary>
    public EventName? Event { get; private set; }

    /// <summary>Whether a whole history stated it.</summary>
    public FactMark Mark { get; init; }

    /// <summary>Why a closed code is issued again by it; empty: it is not.</summary>
    public string Note { get; init; } = "";

    /// <summary>What an act or the catalog says, for these two kinds.</summary>
    public Document? Document { get; init; }

    /// <summary>The version that made it true; zero while its changeset is not published.</summary>
    public long Since { get; private set; }

    /// <summary>The threads that it is a fact of: two for a leg between two threads.</summary>
    public IEnumerable<string> Threads
    {
        get
        {
            if (Kind >= FactKind.Alias)
            {
                yield break;
            }

            if (Thread is not Leg.NotRecorded)
            {
                yield return Thread;
            }

            if (Kind is FactKind.Leg && Key != Thread && Key is not (Leg.None or Leg.NotRecorded))
            {
                yield return Key;
            }
        }
    }

    /// <summary>The same statement, whoever made it and with whatever event.</summary>
    public bool SaysTheSameAs(Fact other) =>
        (Kind, Day, Thread, Key, Value) == (other.Kind, other.Day, other.Thread, other.Key, other.Value)
        && (Extent, Note) == (other.Extent, other.Note) && Acts.Equals(other.Acts) && Equals(Document, other.Document);

    /// <summary>Gives an unnamed fact its event.</summary>
    public void Name(EventName name) => Event = Event is null
        ? name
        : throw new InvalidOperationException($"The fact belongs to event {Event}.");

    /// <summary>The same fact as one that the present changeset states.</summary>
    public Fact Anew() => this with { Since = 0 };

    /// <summary>
    /// Says which version made it true; only facts of the changeset that is published are not dated yet.
    /// </summary>
    public void Publish(long version) => Since = Since is 0
        ? version
        : throw new InvalidOperationException($"The fact is true since version {Since}.");

    /// <inheritdoc/>
    public bool Equals(Fact? other) => ReferenceEquals(this, other)
        || (other is not null && Event == other.Event && Mark == other.Mark && SaysTheSameAs(other));

    // Without the event, which a fact gets while it already stands in sets.
    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Day, Thread, Key, Value);
}
