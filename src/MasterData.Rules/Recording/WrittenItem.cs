using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Operations;
using MasterData.Refusing;
using MasterData.Translating;

namespace MasterData.Recording;

/// <summary>
/// Puts a whole history where there is none, or in place of what is there, by the least difference (rule 22). The
/// stages of all histories of a changeset run side by side, for one may come from a thread that another begins.
/// </summary>
internal sealed class WrittenItem
{
    private readonly Work _work;
    private readonly int _index;
    private readonly List<Run> _runs = [];
    private readonly WrittenLives _lives;
    private readonly WrittenLegs _legs;
    private readonly WrittenFields _fields;
    private readonly WrittenActs _acts;

    /// <summary>Plans the history of one operation.</summary>
    public WrittenItem(Work work, int index, History history)
    {
        (_work, _index, History) = (work, index, history);
        Slices = [.. history.Item.Slices.OrderBy(slice => slice.Slice.ValidFrom)];
        _lives = new(work, this);
        _legs = new(work, this);
        _fields = new(work, this);
        _acts = new(work, this);
        Facts.Operation = index;
        if (IsPossible())
        {
            Plan();
        }
    }

    /// <summary>What is written.</summary>
    public History History { get; }

    /// <summary>The code.</summary>
    public string Code => History.Item.Code;

    /// <summary>The slices by start.</summary>
    public List<RecordedSlice> Slices { get; }

    /// <summary>The mark of the facts that it states.</summary>
    public FactMark Mark => History.Corrects ? FactMark.Item : FactMark.Record;

    /// <summary>Why a closed code may be issued again by it.</summary>
    public string Note => History.ReissueReason;

    /// <summary>The runs with a thread.</summary>
    public IEnumerable<Run> Runs => _runs.Where(run => run.Thread is not null);

    /// <summary>Whether a day lies in some run.</summary>
    public bool Covers(DateOnly day) => _runs.Exists(run => run.From <= day && day < run.To);

    /// <summary>The last day from which a slice comes by recode: histories that others come from go first.</summary>
    public DateOnly LastRecode => Slices.Where(slice => slice.RecodedFrom.Length > 0)
        .Select(slice => slice.Slice.ValidFrom).DefaultIfEmpty().Max();

    private WorkingFacts Facts => _work.Facts;

    /// <summary>Stage 1: begins, cuts and codes of the threads that are there or begin.</summary>
    public void StateLives() => Stage(() => _runs.Where(run => !run.Waits).ToList().ForEach(_lives.State));

    /// <summary>Stage 2: those of threads that come by recode.</summary>
    public void StateRecodedLives() => Stage(() => _runs.Where(run => run.Waits).ToList().ForEach(_lives.State));

    /// <summary>Stage 3: ends.</summary>
    public void StateEnds() => Stage(() => Runs.ToList().ForEach(_lives.End));

    /// <summary>Stage 4, after all operations by day: the legs that arrive, and the fields.</summary>
    public void StateFields() => Stage(() =>
    {
        _legs.State(Runs.ToList());
        Runs.ToList().ForEach(_fields.State);
    });

    /// <summary>Stage 5: acts of boundaries that are not as written.</summary>
    public void StateActs() => Stage(() => Runs.ToList().ForEach(_acts.State));

    /// <summary>Stage 6: the item must read as it was written (rule 23).</summary>
    public void CheckReading() => Stage(() =>
    {
        if (_runs.Count > 0 && Reading.FirstDifference(_work, this) is { } day)
        {
            _work.Refuse(Code, "slices", Rule.DoesNotReadSo, RuleTexts.DoesNotReadSo(Code, day));
        }
    });

    private void Stage(Action run)
    {
        Facts.Operation = _index;
        run();
    }

    private bool IsPossible()
    {
        if (!History.Corrects && Facts.IsIssued(Code))
        {
            _work.Refuse(Code, FieldIds.Code, Rule.CodeExists, Says.CodeExists(Code));
            return false;
        }

        if (History.Corrects && !Facts.IsIssued(Code))
        {
            _work.Refuse(Code, FieldIds.Code, Rule.UnknownCode, Says.UnknownCode(Code));
            return false;
        }

        if (Slices.Count is 0)
        {
            _work.Refuse(Code, "slices", Rule.FieldRequired, Says.FieldRequired(Code, "slices"));
            return false;
        }

        return HasPossibleDays();
    }

    private bool HasPossibleDays()
    {
        foreach (var empty in Slices.Where(slice => slice.Slice.ValidTo <= slice.Slice.ValidFrom))
        {
            _work.Refuse(Code, "slices", Rule.DateInvalid, Says.EmptySlice(Code, empty.Slice.ValidFrom));
            return false;
        }

        foreach (var (left, right) in Slices.Zip(Slices.Skip(1)))
        {
            if (left.Slice.ValidTo > right.Slice.ValidFrom)
            {
                _work.Refuse(Code, "slices", Rule.Overlap, Says.Overlap(Code, right.Slice.ValidFrom));
                return false;
            }
        }

        foreach (var leg in History.Item.Legs.Where(leg => leg.Date == DateOnly.MinValue))
        {
            _work.Refuse(Code, "legs", Rule.DateInvalid, Says.DateImpossible(leg.Date));
            return false;
        }

        return true;
    }

    private void Plan()
    {
        _runs.AddRange(Recording.Runs.Of(History, Slices, _work.Schema.MergeResult));
        var free = Recording.Runs.Match(_runs, History.Corrects ? Facts.Bearings(Code).ToList() : []);
        foreach (var bearing in free)
        {
            Facts.Drop(Facts.Facts(bearing.Thread).Where(fact => BelongsTo(fact, bearing)));
        }

        var aliases = Facts.Known(KnownKey.OfAliases(Code)).Select(fact => fact.Value).ToList();
        _work.ChangeAliases(
            Code, History.Item.Aliases, History.Corrects ? aliases.Except(History.Item.Aliases) : []);
    }

    // The facts of a thread while it bears the code; legs that leave belong to those who receive them.
    private static bool BelongsTo(Fact fact, Bearing bearing) => fact.Kind switch
    {
        FactKind.Leg => fact.Key == bearing.Thread && Covers(bearing, fact.Day),
        FactKind.End => fact.Day == bearing.Span.To,
        _ => Covers(bearing, fact.Day),
    };

    private static bool Covers(Bearing bearing, DateOnly day) => bearing.Span.From <= day && day < bearing.Span.To;
}
