using Grpc.Core;
using MasterData.Core.Findings;
using MasterData.Server.Access;
using MasterData.Server.Errors;
using MasterData.Server.Requests;
using MasterData.V1;

namespace MasterData.Server.Findings;

/// <summary>Findings over gRPC.</summary>
internal sealed class FindingService(ListFindings listFindings) : V1.FindingService.FindingServiceBase
{
    /// <inheritdoc/>
    public override async Task<ListFindingsResponse> ListFindings(
        ListFindingsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var catalog = fields.Catalog(request.Parent, "parent");
        var code = fields.OptionalCode(request.Code, "code");
        var page = fields.Page(request.PageSize, request.PageToken);
        fields.ThrowIfAny();

        var found = await listFindings.ExecuteAsync(
            context.Actor, new(catalog, request.Reason.ToModel(), code), page, context.CancellationToken);
        return new()
        {
            Findings = { found.Entries.Select(finding => finding.ToProto(context.Language)) },
            NextPageToken = found.NextPageToken,
        };
    }
}
