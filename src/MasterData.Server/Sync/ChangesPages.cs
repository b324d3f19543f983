using System.Globalization;
using Google.Protobuf;
using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Requests;
using MasterData.Core.Sync;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.Server.Sync;

/// <summary>Answers <c>GetChanges</c> page by page: the parts of one encoded delta.</summary>
internal sealed class ChangesPages(GetChanges getChanges, GetHead getHead, StepCache steps, ServerStop stop)
{
    private const string Kind = "changes";

    /// <summary>The token of a part of the delta from a cursor to a version.</summary>
    public static string TokenOf(Cursor cursor, long to, long part) => PageToken.Write(
        Kind, QueryOf(cursor), to.ToString(CultureInfo.InvariantCulture), part.ToString(CultureInfo.InvariantCulture));

    /// <summary>The page that a token names; no token: the first page, after waiting for a change if wished.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">
    /// INVALID_PAGE_TOKEN: it is not of this cursor, or its delta is no longer held.
    /// </exception>
    public Task<EncodedMessage> PageAsync(
        Actor actor, Cursor cursor, TimeSpan wait, string token, CancellationToken cancellationToken) =>
        PageToken.Read(token, Kind, QueryOf(cursor)) is { } next
            ? NextAsync(actor, cursor, next)
            : FirstAsync(actor, cursor, wait, cancellationToken);

    private static string[] QueryOf(Cursor cursor) =>
        [cursor.Catalog, cursor.Epoch, cursor.Version.ToString(CultureInfo.InvariantCulture)];

    private async Task<EncodedMessage> FirstAsync(
        Actor actor, Cursor cursor, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Requested);
        var resumption = await getChanges.ExecuteAsync(actor, cursor, wait, either.Token);
        return resumption.Plan is ResumePlan.Changes
            ? Page(await steps.DeltaAsync(resumption.Entry, cursor.Version), cursor, 0, resumption.Entry)
            : EncodedMessage.Of(V1.GetChangesResponse.HeadFieldNumber, resumption.Entry.State.Head.ToProto());
    }

    private async Task<EncodedMessage> NextAsync(Actor actor, Cursor cursor, PageToken token)
    {
        // The step from version zero is the snapshot, which has no pages.
        var key = cursor.IsEmpty
            ? throw PageErrors.InvalidToken()
            : new StepKey(cursor.Catalog, cursor.Epoch, cursor.Version, token.Number(0));
        var part = token.Number(1);
        var entry = getHead.Execute(actor, cursor.Catalog);
        var step = await (steps.Find(key) ?? Again(entry, key) ?? throw PageErrors.InvalidToken());
        return part < step.Parts.Length
            ? Page(step, cursor, (int)part, entry)
            : throw PageErrors.InvalidToken();
    }

    private Task<EncodedStep>? Again(CatalogEntry entry, StepKey key)
    {
        var head = entry.State.Head;
        return head.Position == new Position(key.Epoch, key.To) && entry.Log.At(key.From)?.Epoch == key.Epoch
            ? steps.DeltaAsync(entry, key.From)
            : null;
    }

    private static EncodedMessage Page(EncodedStep step, Cursor cursor, int part, CatalogEntry entry)
    {
        var next = part + 1;
        var rest = new V1.GetChangesResponse
        {
            NextPageToken = next < step.Parts.Length ? TokenOf(cursor, step.Head.Version, next) : "",
            Head = entry.State.Head.ToProto(),
        };
        return new(V1.GetChangesResponse.DeltaFieldNumber, step.Parts[part].Body) { Rest = rest.ToByteArray() };
    }
}
