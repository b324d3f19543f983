using MasterData.Changesets;
using MasterData.Items;
using MasterData.Wire;

namespace MasterData.Server.Changesets;

/// <summary>Operations to their messages.</summary>
internal static class OperationMapping
{
    extension(Operation operation)
    {
        /// <summary>The message of the operation.</summary>
        public V1.Operation ToProto()
        {
            var message = new V1.Operation { Date = operation.Date.ToOptionalText() };
            if (operation.Acts is { } acts)
            {
                message.Acts = new() { Ids = { acts } };
            }

            switch (operation)
            {
                case Create create: message.Create = create.ToProto(); break;
                case Amend amend: message.Amend = amend.ToProto(); break;
                case Reorganize reorganize: message.Reorganize = reorganize.ToProto(); break;
                case Abolish abolish: message.Abolish = new() { Code = abolish.Code, Reason = abolish.Reason }; break;
                case Recode recode: message.Recode = new() { Code = recode.Code, NewCode = recode.NewCode }; break;
                case Correct correct: message.Correct = correct.ToProto(); break;
                case RecordItem record: message.Record = record.ToProto(); break;
                default: throw new ArgumentOutOfRangeException(nameof(operation), operation, "Not an operation.");
            }

            return message;
        }
    }

    extension(FieldSet fields)
    {
        /// <summary>The message of the fields.</summary>
        public V1.Fields ToProto()
        {
            var message = new V1.Fields();
            foreach (var (field, value) in fields.Values)
            {
                switch (field)
                {
                    case FieldIds.Name: message.FullName = value; break;
                    case FieldIds.ShortName: message.ShortName = value; break;
                    case FieldIds.Kind: message.Kind = value; break;
                    case FieldIds.Parent: message.Parent = value; break;
                    default: message.Attributes.Add(field[FieldIds.AttributePrefix.Length..], value); break;
                }
            }

            return message;
        }
    }

    private static V1.CreateOperation ToProto(this Create create) => new()
    {
        Code = create.Code,
        Fields = create.Fields.ToProto(),
        Aliases = { create.Aliases },
        OriginNotRecorded = create.OriginNotRecorded,
    };

    private static V1.AmendOperation ToProto(this Amend amend) => new()
    {
        Code = amend.Code,
        Fields = amend.Fields.ToProto(),
        AddAliases = { amend.AddAliases },
        RemoveAliases = { amend.RemoveAliases },
    };

    private static V1.ReorganizeOperation ToProto(this Reorganize reorganize) => new()
    {
        Event = reorganize.Event,
        Legs = { reorganize.Legs.Select(ToProto) },
        Results = { reorganize.Results.Select(ToProto) },
    };

    private static V1.ReorganizeLeg ToProto(ReorganizeLeg leg) => new()
    {
        From = leg.From,
        To = leg.To is Leg.None or Leg.NotRecorded ? "" : leg.To,
        ToNone = leg.To is Leg.None,
        ToNotRecorded = leg.To is Leg.NotRecorded,
        Extent = leg.Extent.ToProto(),
    };

    private static V1.ReorganizeResult ToProto(ReorganizeResult result) => new()
    {
        Code = result.Code,
        Mode = result.Mode?.ToProto() ?? V1.MergeResult.Unspecified,
        Fields = result.Fields.ToProto(),
        Aliases = { result.Aliases },
    };

    private static V1.CorrectOperation ToProto(this Correct correct)
    {
        var message = new V1.CorrectOperation { ReissueReason = correct.ReissueReason };
        switch (correct)
        {
            case CorrectItem item: message.Item = item.Item.ToProto(); break;
            case CorrectRemove remove: message.Remove = remove.Code; break;
            case CorrectValue value: message.Value = value.ToProto(); break;
            case CorrectDate date: message.Date = date.ToProto(); break;
            case CorrectUndo undo:
                message.Undo = new() { Code = undo.Code, RecordedOn = undo.RecordedOn.ToText() };
                break;
            default: throw new ArgumentOutOfRangeException(nameof(correct), correct, "Not a correction.");
        }

        return message;
    }

    private static V1.CorrectValue ToProto(this CorrectValue value) => new()
    {
        Code = value.Code,
        StatedOn = value.StatedOn.ToBoundText(),
        Fields = value.Fields.ToProto(),
    };

    private static V1.CorrectDate ToProto(this CorrectDate date) => new()
    {
        Code = date.Code,
        RecordedOn = date.RecordedOn.ToText(),
        HappenedOn = date.HappenedOn.ToText(),
    };

    private static V1.RecordOperation ToProto(this RecordItem record) => new()
    {
        Code = record.Code,
        Aliases = { record.Aliases },
        Slices =
        {
            record.Slices.Select(slice => new V1.RecordedSlice
            {
                Slice = slice.Slice.ToProto(),
                RecodedFrom = slice.RecodedFrom,
            }),
        },
        Legs = { record.Legs.Select(ToProto) },
    };

    private static V1.RecordedLeg ToProto(RecordedLeg leg) => new()
    {
        Date = leg.Date.ToText(),
        From = leg.From,
        Extent = leg.Extent.ToProto(),
        Event = leg.Event,
        Acts = { leg.Acts },
    };
}
