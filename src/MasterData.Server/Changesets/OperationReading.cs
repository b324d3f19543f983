using System.Collections.Immutable;
using MasterData.Changesets;
using MasterData.Errors;
using MasterData.Items;
using MasterData.Server.Catalogs;
using MasterData.Server.Items;
using MasterData.Server.Requests;
using Correction = MasterData.V1.CorrectOperation.CorrectionOneofCase;
using Kind = MasterData.V1.Operation.OperationOneofCase;

namespace MasterData.Server.Changesets;

/// <summary>Operations from their messages. An operation that cannot be read is a violation, not the end.</summary>
internal sealed class OperationReading(RequestFields fields, int index)
{
    private readonly string _path = $"operations[{index}]";

    /// <summary>The operation that the message describes; null if it cannot be read at all.</summary>
    public Operation? Read(V1.Operation message)
    {
        var operation = message.OperationCase switch
        {
            Kind.Create => Read(message.Create) as Operation,
            Kind.Amend => Read(message.Amend),
            Kind.Reorganize => Read(message.Reorganize),
            Kind.Abolish => new Abolish(message.Abolish.Code, message.Abolish.Reason),
            Kind.Recode => new Recode(message.Recode.Code, message.Recode.NewCode),
            Kind.Correct => Read(message.Correct),
            Kind.Record => Read(message.Record, $"{_path}.record"),
            _ => Unreadable(_path),
        };

        return operation is null ? null : operation with
        {
            Date = fields.Date(message.Date, $"{_path}.date", index),
            Acts = message.Acts is { } acts ? Sorted(acts.Ids) : null,
        };
    }

    private static Create Read(V1.CreateOperation create) => new(create.Code, Read(create.Fields))
    {
        Aliases = [.. create.Aliases],
        OriginNotRecorded = create.OriginNotRecorded,
    };

    private static Amend Read(V1.AmendOperation amend) => new(amend.Code, Read(amend.Fields))
    {
        AddAliases = [.. amend.AddAliases],
        RemoveAliases = [.. amend.RemoveAliases],
    };

    private Reorganize Read(V1.ReorganizeOperation reorganize) => new(
        reorganize.Event,
        [.. reorganize.Legs.Select((leg, at) => Read(leg, $"{_path}.reorganize.legs[{at}]"))],
        [.. reorganize.Results.Select((result, at) => Read(result, $"{_path}.reorganize.results[{at}]"))]);

    private ReorganizeLeg Read(V1.ReorganizeLeg leg, string path)
    {
        var targets = (leg.To.Length > 0 ? 1 : 0) + (leg.ToNone ? 1 : 0) + (leg.ToNotRecorded ? 1 : 0);
        if (targets is not 1)
        {
            fields.Add($"{path}.to", ViolationReason.InvalidOperation, OperationErrors.NotOneTarget,
                OperationErrors.GiveOneTarget, index);
        }

        var to = leg.ToNotRecorded ? Leg.NotRecorded : leg.ToNone ? Leg.None : leg.To;
        return new(leg.From, to, leg.Extent.ToModel(fields, $"{path}.extent", index));
    }

    private ReorganizeResult Read(V1.ReorganizeResult result, string path) => new(result.Code, Read(result.Fields))
    {
        Mode = result.Mode.ToModel(fields, $"{path}.mode", index),
        Aliases = [.. result.Aliases],
    };

    private Correct? Read(V1.CorrectOperation message)
    {
        var path = $"{_path}.correct";
        var correct = message.CorrectionCase switch
        {
            Correction.Item => new CorrectItem(Read(message.Item, $"{path}.item")) as Correct,
            Correction.Remove => new CorrectRemove(message.Remove),
            Correction.Value => new CorrectValue(
                message.Value.Code,
                fields.Start(message.Value.StatedOn, $"{path}.value.stated_on", index),
                Read(message.Value.Fields)),
            Correction.Date => new CorrectDate(
                message.Date.Code,
                fields.RequiredDate(message.Date.RecordedOn, $"{path}.date.recorded_on", index),
                fields.RequiredDate(message.Date.HappenedOn, $"{path}.date.happened_on", index)),
            Correction.Undo => new CorrectUndo(
                message.Undo.Code, fields.RequiredDate(message.Undo.RecordedOn, $"{path}.undo.recorded_on", index)),
            _ => Unreadable(path) as Correct,
        };

        return correct is null ? null : correct with { ReissueReason = message.ReissueReason };
    }

    private RecordItem Read(V1.RecordOperation record, string path) => new(
        record.Code, [.. record.Slices.Select((slice, at) => Read(slice, $"{path}.slices[{at}]"))])
    {
        Aliases = [.. record.Aliases],
        Legs = [.. record.Legs.Select((leg, at) => Read(leg, $"{path}.legs[{at}]"))],
    };

    private RecordedSlice Read(V1.RecordedSlice slice, string path) =>
        new((slice.Slice ?? new()).ToModel(fields, $"{path}.slice", index)) { RecodedFrom = slice.RecodedFrom };

    private RecordedLeg Read(V1.RecordedLeg leg, string path) => new(
        fields.RequiredDate(leg.Date, $"{path}.date", index),
        leg.From,
        leg.Extent.ToModel(fields, $"{path}.extent", index),
        leg.Event,
        Sorted(leg.Acts));

    private Operation? Unreadable(string path)
    {
        fields.Add(
            path, ViolationReason.InvalidOperation, OperationErrors.NothingSaid, OperationErrors.SayOne, index);
        return null;
    }

    private static FieldSet Read(V1.Fields? message)
    {
        var set = FieldSet.Empty;
        if (message is null)
        {
            return set;
        }

        set = message.HasFullName ? set.With(FieldIds.Name, message.FullName) : set;
        set = message.HasShortName ? set.With(FieldIds.ShortName, message.ShortName) : set;
        set = message.HasKind ? set.With(FieldIds.Kind, message.Kind) : set;
        set = message.HasParent ? set.With(FieldIds.Parent, message.Parent) : set;
        return message.Attributes.Aggregate(
            set, (all, attribute) => all.With(FieldIds.AttributePrefix + attribute.Key, attribute.Value));
    }

    private static ImmutableArray<string> Sorted(IEnumerable<string> ids) =>
        [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
