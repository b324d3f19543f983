using MasterData.Catalogs;
using MasterData.Changesets;

namespace MasterData.Operations;

/// <summary>A whole history whose legs say what becomes of the code: a record, or the correction of an item.</summary>
/// <param name="Item">The history.</param>
/// <param name="Corrects">Whether it takes the place of what is recorded.</param>
internal sealed record History(RecordItem Item, bool Corrects) : Correct
{
    /// <summary>For each leg whether the code goes on with a new unit; null: as the schema says.</summary>
    public IReadOnlyList<MergeResult?> Modes { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Item.Code];

    /// <summary>The history that an operation states; null: it states none.</summary>
    public static History? Of(Operation operation) => operation switch
    {
        History history => history,
        RecordItem record => new(record, Corrects: false),
        CorrectItem correct => new(correct.Item, Corrects: true) { ReissueReason = correct.ReissueReason },
        _ => null,
    };
}
