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
    private const int DefaultPageSize = 200;
    private const int MaxPageSize = 1_000;

    /// <inheritdoc/>
    public override async Task<ListFindingsResponse> ListFindings(
        ListFindingsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var catalog = fields.Catalog(request.Parent, "parent");
        var code = fields.OptionalCode(request.Code, "code");
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        fields.ThrowIfAny();

        var reason = request.Reason is V1.ViolationReason.Unspecified
            ? null
            : (MasterData.Errors.ViolationReason?)request.Reason;
        var query = FindingPages.Read(new(catalog, reason, code), request.PageToken);
        var found = await listFindings.ExecuteAsync(context.Actor, query, size + 1, context.CancellationToken);
        return new()
        {
            Findings = { found.Take(size).Select(finding => finding.ToProto(context.Language)) },
            NextPageToken = found.Count > size ? FindingPages.Write(query, found[size - 1]) : "",
        };
    }
}
