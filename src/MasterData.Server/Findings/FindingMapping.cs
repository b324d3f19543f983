using MasterData.Core.Findings;
using MasterData.Errors;

namespace MasterData.Server.Findings;

/// <summary>Findings to their message, and their reasons from it.</summary>
internal static class FindingMapping
{
    extension(FindingRow finding)
    {
        /// <summary>The message of the finding in the caller's language.</summary>
        public V1.Finding ToProto(string language) => new()
        {
            Version = finding.Version,
            Number = finding.Number,
            Reason = (V1.ViolationReason)finding.Reason,
            Code = finding.Code,
            Field = finding.Field,
            Message = new Text(finding.MessageVi, finding.MessageEn).In(language),
            Remedy = new Text(finding.RemedyVi, finding.RemedyEn).In(language),
        };
    }

    extension(V1.ViolationReason reason)
    {
        /// <summary>The reason that is asked for; null: any.</summary>
        public ViolationReason? ToModel() =>
            reason is V1.ViolationReason.Unspecified ? null : (ViolationReason)reason;
    }
}
