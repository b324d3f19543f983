using Grpc.Core;
using MasterData.Core.Consumers;
using MasterData.Server.Access;
using MasterData.Server.Requests;
using MasterData.Server.Sync;
using MasterData.V1;

namespace MasterData.Server.Consumers;

/// <summary>The register of consumers over gRPC.</summary>
internal sealed class ConsumerService(ReportStatus reportStatus, ListConsumers listConsumers)
    : V1.ConsumerService.ConsumerServiceBase
{
    /// <inheritdoc/>
    public override Task<ReportStatusResponse> ReportStatus(ReportStatusRequest request, ServerCallContext context)
    {
        var (instance, copies) = request.ToModel();
        reportStatus.Execute(context.Actor, instance, copies);
        SyncMetrics.Reported(copies);
        return Task.FromResult(new ReportStatusResponse());
    }

    /// <inheritdoc/>
    public override async Task<ListConsumersResponse> ListConsumers(
        ListConsumersRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var catalog = fields.OptionalCatalog(request.Parent, "parent");
        fields.ThrowIfAny();

        var found = await listConsumers.ExecuteAsync(context.Actor, catalog, context.CancellationToken);
        return new() { Consumers = { found.Select(standing => standing.ToProto()) } };
    }
}
