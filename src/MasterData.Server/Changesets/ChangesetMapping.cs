using Google.Protobuf.WellKnownTypes;
using MasterData.Core.Changesets;

namespace MasterData.Server.Changesets;

/// <summary>Changesets to their message.</summary>
internal static class ChangesetMapping
{
    extension(Changeset changeset)
    {
        /// <summary>The message of the whole changeset.</summary>
        public V1.Changeset ToProto()
        {
            var message = changeset.ToSummary();
            message.PutOperations(changeset.Content);
            return message;
        }

        /// <summary>The message without operations and new acts.</summary>
        public V1.Changeset ToSummary()
        {
            var message = new V1.Changeset
            {
                Name = changeset.Name,
                Catalog = ResourceName.OfCatalog(changeset.Catalog),
                State = changeset.State.ToProto(),
                Author = changeset.Author,
                LastEditor = changeset.LastEditor,
                Approvers = { changeset.Approvals.Select(approval => approval.Approver) },
                CreatedAt = changeset.CreatedAt.ToTimestamp(),
                UpdatedAt = changeset.UpdatedAt.ToTimestamp(),
                PublishedVersion = changeset.PublishedVersion,
                Editors = { changeset.Editors },
                ContentHash = $"{changeset.ContentHash}",
                ReviewComment = changeset.ReviewComment,
                Etag = changeset.Etag,
            };
            message.Put(changeset.Content);
            message.OperationCount = changeset.OperationCount;
            return message;
        }
    }

    extension(ChangesetState state)
    {
        /// <summary>The value of the protocol.</summary>
        public V1.ChangesetState ToProto() => state switch
        {
            ChangesetState.Draft => V1.ChangesetState.Draft,
            ChangesetState.InReview => V1.ChangesetState.InReview,
            ChangesetState.Approved => V1.ChangesetState.Approved,
            ChangesetState.Published => V1.ChangesetState.Published,
            ChangesetState.Returned => V1.ChangesetState.Returned,
            ChangesetState.Rejected => V1.ChangesetState.Rejected,
            ChangesetState.Withdrawn => V1.ChangesetState.Withdrawn,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
        };
    }
}
