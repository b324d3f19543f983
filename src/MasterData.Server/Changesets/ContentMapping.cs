using MasterData.Changesets;
using MasterData.Core.Requests;
using MasterData.Server.Acts;
using MasterData.Server.Requests;
using MasterData.Wire;

namespace MasterData.Server.Changesets;

/// <summary>What a changeset wants, to and from its message.</summary>
internal static class ContentMapping
{
    extension(V1.Changeset changeset)
    {
        /// <summary>The part of the message that a steward decides.</summary>
        public ChangesetContent ToContent(RequestFields fields)
        {
            if (changeset.Operations.Count > ChangesetContent.MaxOperations)
            {
                throw RequestErrors.TooManyOperations(changeset.Operations.Count, ChangesetContent.MaxOperations);
            }

            return new()
            {
                Comment = changeset.Comment,
                Date = fields.Date(changeset.Date, "date"),
                Acts = [.. changeset.Acts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                NewActs = [.. changeset.NewActs.Select((act, at) => act.ToModel(fields, $"new_acts[{at}]"))],
                Operations =
                [
                    .. changeset.Operations.Select((operation, at) => new OperationReading(fields, at).Read(operation))
                        .OfType<Operation>(),
                ],
                AllowMassEnd = changeset.AllowMassEnd,
                BaseVersion = changeset.BaseVersion,
            };
        }

        /// <summary>Puts what a steward decided into the message.</summary>
        public void Put(ChangesetContent content)
        {
            changeset.Comment = content.Comment;
            changeset.Date = content.Date.ToOptionalText();
            changeset.Acts.Add(content.Acts);
            changeset.AllowMassEnd = content.AllowMassEnd;
            changeset.BaseVersion = content.BaseVersion;
            changeset.OperationCount = content.Operations.Length;
        }

        /// <summary>Puts the operations and new acts into the message.</summary>
        public void PutOperations(ChangesetContent content)
        {
            changeset.NewActs.Add(content.NewActs.Select(act => act.ToProto()));
            changeset.Operations.Add(content.Operations.Select(operation => operation.ToProto()));
        }
    }
}
