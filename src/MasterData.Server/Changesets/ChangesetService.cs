using Grpc.Core;
using MasterData.Core.Changesets;
using MasterData.Server.Access;
using MasterData.Server.Errors;
using MasterData.Server.Requests;
using MasterData.Server.Versions;
using MasterData.V1;

namespace MasterData.Server.Changesets;

/// <summary>The life of changesets over gRPC.</summary>
internal sealed class ChangesetService(
    CreateChangeset create,
    GetChangeset get,
    ListChangesets list,
    UpdateChangeset update,
    SubmitChangeset submit,
    ReviewChangeset review,
    WithdrawChangeset withdraw,
    PublishChangeset publish) : V1.ChangesetService.ChangesetServiceBase
{
    /// <inheritdoc/>
    public override async Task<CreateChangesetResponse> CreateChangeset(
        CreateChangesetRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var message = request.Changeset ?? new();
        var catalog = fields.Catalog(message.Catalog, "changeset.catalog");
        var content = message.ToContent(fields);
        fields.ThrowIfAny();

        var result = await create.ExecuteAsync(
            context.Actor, catalog, content, request.RequestId, request.ValidateOnly, context.CancellationToken);
        return new() { Changeset = result.Changeset.ToProto(), Preview = result.Preview.ToProto(context.Language) };
    }

    /// <inheritdoc/>
    public override async Task<GetChangesetResponse> GetChangeset(
        GetChangesetRequest request, ServerCallContext context)
    {
        var found = await get.ExecuteAsync(context.Actor, IdOf(request.Name), context.CancellationToken);
        return new() { Changeset = found.ToProto() };
    }

    /// <inheritdoc/>
    public override async Task<ListChangesetsResponse> ListChangesets(
        ListChangesetsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var catalog = fields.OptionalCatalog(request.Parent, "parent");
        var state = fields.State(request.State, "state");
        var page = fields.Page(request.PageSize, request.PageToken);
        fields.ThrowIfAny();

        var found = await list.ExecuteAsync(context.Actor, catalog, state, page, context.CancellationToken);
        return new()
        {
            Changesets = { found.Entries.Select(changeset => changeset.ToSummary()) },
            NextPageToken = found.NextPageToken,
        };
    }

    /// <inheritdoc/>
    public override async Task<UpdateChangesetResponse> UpdateChangeset(
        UpdateChangesetRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var message = request.Changeset ?? new();
        var id = fields.Changeset(message.Name, "changeset.name");
        var content = message.ToContent(fields);
        fields.ThrowIfAny();

        var changed = await update.ExecuteAsync(
            context.Actor, id, content, message.Etag, request.RequestId, context.CancellationToken);
        return new() { Changeset = changed.ToProto() };
    }

    /// <inheritdoc/>
    public override async Task<SubmitChangesetResponse> SubmitChangeset(
        SubmitChangesetRequest request, ServerCallContext context)
    {
        var changed = await StepAsync(request.Name, id => submit.ExecuteAsync(
            context.Actor, id, request.Etag, request.RequestId, context.CancellationToken));
        return new() { Changeset = changed };
    }

    /// <inheritdoc/>
    public override async Task<ApproveChangesetResponse> ApproveChangeset(
        ApproveChangesetRequest request, ServerCallContext context)
    {
        var changed = await ReviewAsync(
            context,
            ReviewDecision.Approve,
            request.Name,
            request.Etag,
            request.RequestId,
            request.Comment,
            request.ContentHash);
        return new() { Changeset = changed };
    }

    /// <inheritdoc/>
    public override async Task<ReturnChangesetResponse> ReturnChangeset(
        ReturnChangesetRequest request, ServerCallContext context)
    {
        var changed = await ReviewAsync(
            context, ReviewDecision.Return, request.Name, request.Etag, request.RequestId, request.Comment);
        return new() { Changeset = changed };
    }

    /// <inheritdoc/>
    public override async Task<RejectChangesetResponse> RejectChangeset(
        RejectChangesetRequest request, ServerCallContext context)
    {
        var changed = await ReviewAsync(
            context, ReviewDecision.Reject, request.Name, request.Etag, request.RequestId, request.Comment);
        return new() { Changeset = changed };
    }

    /// <inheritdoc/>
    public override async Task<WithdrawChangesetResponse> WithdrawChangeset(
        WithdrawChangesetRequest request, ServerCallContext context)
    {
        var changed = await StepAsync(request.Name, id => withdraw.ExecuteAsync(
            context.Actor, id, request.Etag, request.RequestId, context.CancellationToken));
        return new() { Changeset = changed };
    }

    /// <inheritdoc/>
    public override async Task<PublishChangesetResponse> PublishChangeset(
        PublishChangesetRequest request, ServerCallContext context)
    {
        var result = await publish.ExecuteAsync(
            context.Actor,
            IdOf(request.Name),
            request.Etag,
            request.RequestId,
            request.ValidateOnly,
            context.CancellationToken);
        return new()
        {
            Changeset = result.Changeset.ToProto(),
            Version = result.Version?.ToProto(),
            Preview = result.Preview?.ToProto(context.Language),
        };
    }

    private Task<V1.Changeset> ReviewAsync(
        ServerCallContext context,
        ReviewDecision decision,
        string name,
        string etag,
        string requestId,
        string comment,
        string contentHash = "") =>
        StepAsync(name, id => review.ExecuteAsync(
            context.Actor, id, etag, requestId, contentHash, decision, comment, context.CancellationToken));

    private static async Task<V1.Changeset> StepAsync(
        string name, Func<string, Task<Core.Changesets.Changeset>> step) =>
        (await step(IdOf(name))).ToProto();

    private static string IdOf(string name)
    {
        var fields = new RequestFields();
        var id = fields.Changeset(name);
        fields.ThrowIfAny();
        return id;
    }
}
