using System.Buffers;
using MasterData.Core.Changesets;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using MasterData.Errors;
using MasterData.Server.Access;
using MasterData.Server.Errors;
using Microsoft.AspNetCore.Http.Features;

namespace MasterData.Server.Requests;

/// <summary>Reads a request whole before gRPC makes objects of it, and refuses one that would cost too much.</summary>
/// <remarks>
/// In this order: is the caller a steward at all; size, time and budget while it comes; what it names; what is in it.
/// The bytes stay in the connection's pipe, where gRPC then finds them.
/// </remarks>
internal sealed partial class BodyReading(
    BodyBudget budget, AdmitChangeset admit, TimeProvider time, ILogger<BodyReading> logger)
{
    // Below it not even a thousand empty elements fit in, so there is nothing to count.
    private const int SmallBytes = 2_000;
    private const int EarlyBytes = 16 * 1024;
    private const int ElementBytes = 32;
    private const string GrpcType = "application/grpc";

    /// <summary>The middleware, after the caller is let in.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequestRules>() is not { } rules || !IsGrpc(context.Request))
        {
            return next(context);
        }

        var reader = context.Request.BodyReader;
        if (!rules.IsChangeset && reader.TryRead(out var read))
        {
            if (read.IsCompleted && TryTakeSmall(context, rules, read.Buffer))
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                return next(context);
            }

            reader.AdvanceTo(read.Buffer.Start);
        }

        return ReadAsync(context, rules, next);
    }

    private static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith(GrpcType, StringComparison.OrdinalIgnoreCase) is true;

    private static bool TryTakeSmall(HttpContext context, RequestRules rules, ReadOnlySequence<byte> body)
    {
        if (body.Length > SmallBytes || !MessageFrame.TryRead(body, out var frame) || frame.IsCompressed)
        {
            return false;
        }

        context.EndAfter(rules.DeadlineOf(body.Slice(MessageFrame.Bytes)));
        return true;
    }

    private async Task ReadAsync(HttpContext context, RequestRules rules, RequestDelegate next)
    {
        using var inWork = new BodyInWork(budget, context);
        InflatedBody? inflated = null;
        try
        {
            try
            {
                inflated = await ReadWholeAsync(context, rules, inWork);
            }
            catch (MasterDataException refusal)
            {
                await RefuseAsync(context, rules, refusal);
                return;
            }
            catch (Exception fault) when (DatabaseFaults.IsUnavailable(fault))
            {
                await RefuseAsync(context, rules, DatabaseFaults.Refusal(fault));
                return;
            }
            catch (Exception) when (context.RequestAborted.IsCancellationRequested)
            {
                return; // the caller has gone, and nobody reads an answer
            }

            inWork.Settle(rules.IsStream);
            await next(context);
        }
        finally
        {
            inflated?.Dispose();
        }
    }

    private async Task<InflatedBody?> ReadWholeAsync(HttpContext context, RequestRules rules, BodyInWork inWork)
    {
        if (rules.IsChangeset)
        {
            AdmitChangeset.DemandAny(context.User.Actor);
        }

        var reader = context.Request.BodyReader;
        using var patience = new BodyPatience(reader, time);
        var isAdmitted = !rules.IsChangeset;
        while (true)
        {
            var pending = patience.ReadAsync();
            if (!pending.IsCompleted)
            {
                inWork.Open();
            }

            var read = await pending;
            var body = read.Buffer;
            try
            {
                patience.Arrived(body.Length);
                DemandSize(body, rules, inWork);
                if (read.IsCompleted)
                {
                    return await TakeAsync(context, rules, body, inWork);
                }

                // The name comes before the operations, in what an honest client writes: a stranger is sent away early.
                if (!isAdmitted && body.Length > EarlyBytes)
                {
                    isAdmitted = true;
                    await AdmitAsync(context, rules, body.Slice(MessageFrame.Bytes));
                }
            }
            finally
            {
                reader.AdvanceTo(body.Start, body.End);
            }
        }
    }

    // A frame that promises too much is refused before the rest of it has come; so is a second message behind the
    // first.
    private static void DemandSize(ReadOnlySequence<byte> body, RequestRules rules, BodyInWork inWork)
    {
        if (MessageFrame.TryRead(body, out var frame)
            && (frame.Length > rules.Bytes || body.Length > MessageFrame.Bytes + frame.Length))
        {
            throw RequestErrors.TooLarge(rules.Bytes);
        }

        inWork.GrowTo(body.Length);
    }

    private async Task<InflatedBody?> TakeAsync(
        HttpContext context, RequestRules rules, ReadOnlySequence<byte> body, BodyInWork inWork)
    {
        if (!MessageFrame.TryRead(body, out var frame) || body.Length < MessageFrame.Bytes + frame.Length)
        {
            return null; // gRPC says that there is no whole message
        }

        var message = body.Slice(MessageFrame.Bytes);
        if (!frame.IsCompressed)
        {
            await JudgeAsync(context, rules, message, inWork, message.Length);
            return null;
        }

        var encoding = context.Request.Headers["grpc-encoding"].ToString();
        if (InflatedBody.TryRead(message, encoding, rules.Bytes, inWork) is not { } inflated)
        {
            return null;
        }

        try
        {
            await JudgeAsync(context, rules, inflated.Message, inWork, message.Length + inflated.Message.Length);
        }
        catch
        {
            inflated.Dispose();
            throw;
        }

        context.Features.Set<IRequestBodyPipeFeature>(inflated);
        return inflated;
    }

    private async Task JudgeAsync(
        HttpContext context, RequestRules rules, ReadOnlySequence<byte> message, BodyInWork inWork, long bytes)
    {
        if (rules.IsChangeset)
        {
            await AdmitAsync(context, rules, message);
        }

        if (message.Length > SmallBytes)
        {
            var elements = MessageCounting.Count(message, rules.Shape);
            inWork.GrowTo(bytes + (elements * (long)ElementBytes));
        }

        context.EndAfter(rules.DeadlineOf(message));
    }

    private Task AdmitAsync(HttpContext context, RequestRules rules, ReadOnlySequence<byte> message) =>
        admit.ExecuteAsync(
            context.User.Actor,
            rules.IsUpdate ? "" : Find(message, V1.Changeset.CatalogFieldNumber),
            rules.IsUpdate ? Find(message, V1.Changeset.NameFieldNumber) : "",
            context.RequestAborted);

    private static string Find(ReadOnlySequence<byte> message, int field) =>
        WireFields.FindText(message, RequestRules.ChangesetField, field);

    private Task RefuseAsync(HttpContext context, RequestRules rules, MasterDataException refusal)
    {
        ErrorMetrics.Refused(rules.Method, refusal.Reason);
        LogRefused(rules.Method, refusal.Reason, refusal.Message);
        return context.RefuseAsync(refusal);
    }

    [LoggerMessage(LogLevel.Debug, "{Method} was refused: {Reason}. {Message}")]
    private partial void LogRefused(string method, ErrorReason reason, string message);
}
