using Google.Protobuf;
using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Sync;
using MasterData.Wire;

namespace MasterData.Server.Sync;

/// <summary>Answers <c>GetChanges</c> page by page: the parts of one encoded delta.</summary>
internal sealed class ChangesPages(GetChanges getChanges, GetHead getHead, StepCache steps, ServerStop stop)
{
    /// <summary>The first page, after waiting for a change if wished.</summary>
    public async Task<EncodedMessage> FirstAsync(
        Actor actor, Cursor cursor, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Requested);
        var resumption = await getChanges.ExecuteAsync(actor, cursor, wait, either.Token);
        return resumption.Plan is ResumePlan.Changes
            ? Page(await steps.DeltaAsync(resumption.Entry, cursor.Version), cursor.Version, 0, resumption.Entry)
            : EncodedMessage.Of(V1.GetChangesResponse.HeadFieldNumber, resumption.Entry.State.Head.ToProto());
    }

    /// <summary>A later page of the same delta, if that is still held.</summary>
    public async Task<EncodedMessage> NextAsync(Actor actor, Cursor cursor, PageToken token)
    {
        var entry = getHead.Execute(actor, cursor.Catalog);
        var step = steps.Find(token.Step) ?? Again(entry, token.Step) ?? throw SyncErrors.InvalidPageToken();
        return Page(await step, cursor.Version, token.Part, entry);
    }

    private Task<EncodedStep>? Again(CatalogEntry entry, StepKey key)
    {
        var head = entry.State.Head;
        return (head.Epoch, head.Version) == (key.Epoch, key.To) && entry.Log.At(key.From)?.Epoch == key.Epoch
            ? steps.DeltaAsync(entry, key.From)
            : null;
    }

    private static EncodedMessage Page(EncodedStep step, long from, int part, CatalogEntry entry)
    {
        if (part >= step.Parts.Length)
        {
            throw SyncErrors.InvalidPageToken();
        }

        var head = step.Head;
        var next = new PageToken(new(head.Catalog, head.Epoch, from, head.Version), part + 1);
        var rest = new V1.GetChangesResponse
        {
            NextPageToken = next.Part < step.Parts.Length ? $"{next}" : "",
            Head = entry.State.Head.ToProto(),
        };
        return new(V1.GetChangesResponse.DeltaFieldNumber, step.Parts[part].Body) { Rest = rest.ToByteArray() };
    }
}
