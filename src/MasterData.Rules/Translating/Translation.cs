using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Operations;
using MasterData.Recording;
using MasterData.Refusing;

namespace MasterData.Translating;

/// <summary>
/// Turns the operations of a changeset into facts added and withdrawn, in the order of rule 12: corrections as written,
/// then whole histories, then the others by day. Otherwise their order in the file plays no part.
/// </summary>
internal sealed class Translation(Work work, ChangesetContent content)
{
    private readonly SingleChanges _single = new(work);

    /// <summary>The operations with a day, in the order of the file.</summary>
    public List<(int Index, DateOnly Day)> Days { get; } = [];

    /// <summary>Whether an operation corrects what was recorded.</summary>
    public bool Corrects { get; private set; }

    /// <summary>Translates all operations.</summary>
    public void Run()
    {
        var sound = content.Operations.Select((operation, index) => (Operation: operation, Index: index))
            .Where(pair => HasCodes(pair.Operation, pair.Index)).ToList();
        Corrects = sound.Exists(pair => pair.Operation is Correct and not History { Corrects: false });
        var corrections = new Corrections(work);
        foreach (var (operation, index) in sound)
        {
            work.Facts.Operation = index;
            if (operation is Correct correct && History.Of(operation) is null)
            {
                corrections.Run(correct);
            }
        }

        var histories = sound.Select(pair => (History: History.Of(pair.Operation), pair.Index))
            .Where(pair => pair.History is not null)
            .Select(pair => new WrittenItem(work, pair.Index, pair.History!)).ToList()
            .OrderBy(item => item.LastRecode).ToList();
        histories.ForEach(item => item.StateLives());
        histories.ForEach(item => item.StateRecodedLives());
        histories.ForEach(item => item.StateEnds());
        RunDated(sound);
        StateLater();
        histories.ForEach(item => item.StateFields());
        histories.ForEach(item => item.StateActs());
        histories.ForEach(item => item.CheckReading());
    }

    private bool HasCodes(Operation operation, int index)
    {
        work.Facts.Operation = index;
        return operation.Codes.ToList().TrueForAll(work.CheckCode);
    }

    private void RunDated(List<(Operation Operation, int Index)> sound)
    {
        var dated = new List<(Operation Operation, int Index, DateOnly Day, ActIds Acts)>();
        foreach (var (operation, index) in sound.Where(pair => History.Of(pair.Operation) is null
            && pair.Operation is not (Correct or DescribeCatalog)))
        {
            if (operation is Amend { Fields.Values.Count: 0 } amend)
            {
                _single.AmendAliases(index, amend);
            }
            else if (DayOf(operation, index) is { } day)
            {
                Days.Add((index, day));
                dated.Add((operation, index, day, ActIds.Of(operation.Acts ?? content.Acts)));
            }
        }

        foreach (var day in dated.GroupBy(entry => entry.Day).OrderBy(day => day.Key))
        {
            RunDay([.. day]);
        }
    }

    private void RunDay(List<(Operation Operation, int Index, DateOnly Day, ActIds Acts)> day)
    {
        _single.Recode(Of<Recode>(day));
        _single.Abolish(Of<Abolish>(day));
        Of<Create>(day).ForEach(_single.Create);
        new Reorganizing(work).Run(Of<Reorganize>(day));
        Of<Amend>(day).ForEach(_single.Amend);
    }

    private static List<Dated<T>> Of<T>(List<(Operation Operation, int Index, DateOnly Day, ActIds Acts)> day)
        where T : Operation =>
        [
            .. day.Where(entry => entry.Operation is T)
                .Select(entry => new Dated<T>(entry.Index, (T)entry.Operation, entry.Day, entry.Acts)),
        ];

    private DateOnly? DayOf(Operation operation, int index)
    {
        work.Facts.Operation = index;
        if ((operation.Date ?? content.Date) is not { } day)
        {
            work.Refuse("", "date", Rule.DateRequired, Says.DateRequired());
            return null;
        }

        if (!Naming.IsPossible(day))
        {
            work.Refuse("", "date", Rule.DateInvalid, Says.DateImpossible(day));
            return null;
        }

        return day;
    }

    private void StateLater()
    {
        foreach (var statement in work.LaterStatements)
        {
            work.Facts.Operation = statement.Operation;
            work.State(statement);
        }
    }
}
