using Google.Protobuf.WellKnownTypes;
using MasterData.Core.Consumers;
using MasterData.Server.Catalogs;
using MasterData.Server.Requests;
using MasterData.Server.Sync;
using MasterData.Wire;

namespace MasterData.Server.Consumers;

/// <summary>Reports of consumers from their messages, and how consumers stand to theirs.</summary>
internal static class ConsumerMapping
{
    extension(V1.ReportStatusRequest request)
    {
        /// <summary>The instance and its copies.</summary>
        public (string Instance, IReadOnlyList<CopyReport> Copies) ToModel()
        {
            var fields = new RequestFields();
            var instance = fields.OptionalCode(request.Instance, "instance");
            var copies = request.Copies.Take(ReportStatus.MaxCopies + 1)
                .Select((copy, index) => ToModel(copy, fields, $"copies[{index}]")).ToList();
            fields.ThrowIfAny();
            return (instance, copies);
        }
    }

    extension(ConsumerStanding standing)
    {
        /// <summary>The message of the consumer.</summary>
        public V1.Consumer ToProto()
        {
            var row = standing.Row;
            var message = new V1.Consumer
            {
                System = row.System,
                Instance = row.Instance,
                Copy = new()
                {
                    Cursor = new()
                    {
                        Catalog = ResourceName.OfCatalog(row.Catalog),
                        Epoch = row.Epoch,
                        Version = row.Version,
                    },
                    State = (V1.CopyState)row.State,
                    Source = row.Source,
                    Reason = row.Reason,
                },
                VersionsBehind = standing.VersionsBehind,
                BehindSince = standing.BehindSince?.ToTimestamp(),
                LastSeen = row.LastSeen.ToTimestamp(),
            };
            if (row.Digest is { } digest)
            {
                message.Copy.Cursor.Digest = digest.ToProto();
            }

            if (standing.DigestEqual is { } equal)
            {
                message.DigestEqual = equal;
            }

            return message;
        }
    }

    private static CopyReport ToModel(V1.CopyReport copy, RequestFields fields, string path) => new(
        (copy.Cursor ?? new()).ToModel(fields, $"{path}.cursor"),
        System.Enum.IsDefined((CopyState)copy.State) ? (CopyState)copy.State : CopyState.Unknown,
        copy.Source,
        copy.Reason);
}
