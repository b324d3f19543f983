using MasterData.Changesets;
using MasterData.Errors;
using MasterData.Server.Catalogs;
using MasterData.Wire;

namespace MasterData.Server.Changesets;

/// <summary>What a changeset would do, to its message in the caller's language.</summary>
internal static class PreviewMapping
{
    extension(Preview preview)
    {
        /// <summary>The message of the preview.</summary>
        public V1.Preview ToProto(string language) => new()
        {
            Violations = { preview.Violations.Select(violation => violation.ToProto(language)) },
            Warnings = { preview.Warnings.Select(violation => violation.ToProto(language)) },
            Classes = { preview.Classes.ToProto() },
            Added = { preview.Added },
            Changed = { preview.ChangedCodes },
            Ended = { preview.Ended },
            Removed = { preview.RemovedCodes },
            MeaningChanges = { preview.MeaningChanges.Select(ToProto) },
        };
    }

    extension(Violation violation)
    {
        /// <summary>The message of the violation.</summary>
        public V1.Violation ToProto(string language) => new()
        {
            Operation = violation.Operation,
            Code = violation.Code,
            Field = violation.Field,
            Reason = (V1.ViolationReason)violation.Reason,
            Message = violation.Message.In(language),
            Remedy = violation.Remedy.In(language),
        };
    }

    private static V1.MeaningChange ToProto(MeaningChange change) => new()
    {
        Code = change.Code,
        FromDate = change.From.ToBoundText(),
        OldUnit = change.OldUnit,
        NewUnit = change.NewUnit,
    };
}
