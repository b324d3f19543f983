using MasterData.Errors;
using MasterData.Items;
using MasterData.Server.Requests;

namespace MasterData.Server.Items;

/// <summary>Slices and extents from their messages.</summary>
internal static class ItemReading
{
    extension(V1.Slice slice)
    {
        /// <summary>The slice that the message describes.</summary>
        public Slice ToModel(RequestFields fields, string path, int operation = -1) => new()
        {
            Unit = slice.Unit,
            ValidFrom = fields.Start(slice.ValidFrom, $"{path}.valid_from", operation),
            ValidTo = fields.End(slice.ValidTo, $"{path}.valid_to", operation),
            Name = slice.FullName,
            ShortName = slice.ShortName,
            Kind = slice.Kind,
            Parent = slice.Parent,
            Attributes =
            [
                .. slice.Attributes.Where(a => a.Value.Length > 0).Select(a => new AttributeValue(a.Id, a.Value))
                    .OrderBy(a => a.Id, StringComparer.Ordinal),
            ],
            StartActs = [.. slice.StartActs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            EndActs = [.. slice.EndActs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Disposition = slice.Disposition.ToModel(fields, $"{path}.disposition", operation),
            Reason = slice.Reason,
        };
    }

    extension(V1.Disposition disposition)
    {
        /// <summary>The disposition; unknown values are refused.</summary>
        public Disposition ToModel(RequestFields fields, string path, int operation = -1)
        {
            if (!Enum.IsDefined(disposition))
            {
                fields.Add(
                    path, ViolationReason.ValueType, FieldTexts
                        .NotAValue(path), FieldTexts.ChooseAValue, operation);
            }

            return (Disposition)disposition;
        }
    }

    extension(V1.Extent extent)
    {
        /// <summary>The extent; none and unknown values are refused.</summary>
        public Extent ToModel(RequestFields fields, string path, int operation = -1)
        {
            if (extent is not (V1.Extent.Whole or V1.Extent.Part))
            {
                fields.Add(
                    path, ViolationReason.ValueType, FieldTexts
                        .NotAValue(path), FieldTexts.ChooseAValue, operation);
            }

            return (Extent)extent;
        }
    }
}
