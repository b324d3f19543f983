using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using MasterData.Server.Access;

namespace MasterData.Server.Requests;

/// <summary>How large the request of a method may be, what may be in it, and how long the call may take.</summary>
internal sealed class RequestRules
{
    /// <summary>The limit of the methods that carry a whole changeset: 16 MiB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>The limit of the other methods: 1 MiB.</summary>
    public const int DefaultBytes = 1024 * 1024;

    /// <summary>The limit of the methods that anybody may call.</summary>
    public const int OpenBytes = 4 * 1024;

    /// <summary>The field of the changeset in the requests that carry one.</summary>
    public const int ChangesetField = V1.CreateChangesetRequest.ChangesetFieldNumber;

    private const string Service = "/masterdata.v1.";

    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongDeadline = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan PollMargin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OpenStreamDeadline = TimeSpan.FromMinutes(10);

    private readonly TimeSpan? _deadline;
    private readonly int _databaseField;
    private readonly int _waitField;

    private RequestRules(IMethod method, MethodPolicy policy, MessageDescriptor request)
    {
        Method = method.FullName;
        IsStream = method.Type is not MethodType.Unary;
        Shape = MessageShape.Of(request);
        IsUpdate = method.FullName is $"{Service}ChangesetService/UpdateChangeset";
        IsChangeset = IsUpdate || method.FullName is $"{Service}ChangesetService/CreateChangeset";
        Bytes = IsChangeset ? MaxBytes : policy is MethodPolicy.Anonymous ? OpenBytes : DefaultBytes;
        _deadline = DeadlineOf(method, policy, IsChangeset);
        (_databaseField, _waitField) = method.FullName switch
        {
            $"{Service}ItemService/GetItem" => (V1.GetItemRequest.KnownAtFieldNumber, 0),
            $"{Service}SyncService/GetChanges" => (0, V1.GetChangesRequest.WaitSecondsFieldNumber),
            _ => (0, 0),
        };
    }

    /// <summary>The method, <c>/package.Service/Method</c>.</summary>
    public string Method { get; }

    /// <summary>The most bytes of the message, decompressed.</summary>
    public int Bytes { get; }

    /// <summary>What may be repeated in it, and how often.</summary>
    public MessageShape Shape { get; }

    /// <summary>Whether it is answered by a stream.</summary>
    public bool IsStream { get; }

    /// <summary>Whether it carries a changeset, for which the caller must be a steward.</summary>
    public bool IsChangeset { get; }

    /// <summary>Whether it replaces a changeset, whose name it bears.</summary>
    public bool IsUpdate { get; }

    /// <summary>The rules of a method.</summary>
    public static RequestRules Of(IMethod method, MethodPolicy policy)
    {
        var request = method.GetType().GetGenericArguments()[0];
        return new(method, policy, ((IMessage)Activator.CreateInstance(request)!).Descriptor);
    }

    /// <summary>How long the call may take; null: as long as its caller wishes, or as memory takes.</summary>
    public TimeSpan? DeadlineOf(ReadOnlySequence<byte> message)
    {
        // What is answered from memory waits for nothing, and a timer for each such call would cost more than it.
        if (_databaseField > 0 && !WireFields.Has(message, _databaseField))
        {
            return null;
        }

        return _waitField > 0 && WireFields.FindNumber(message, _waitField) is > 0 and var wait
            ? TimeSpan.FromSeconds(Math.Min(wait, DefaultDeadline.TotalSeconds)) + PollMargin
            : _deadline;
    }

    private static TimeSpan? DeadlineOf(IMethod method, MethodPolicy policy, bool isChangeset) => method switch
    {
        { Type: not MethodType.Unary } => policy is MethodPolicy.Anonymous ? OpenStreamDeadline : null,
        { FullName: $"{Service}SyncService/GetHead" } => null,
        { FullName: $"{Service}ChangesetService/PublishChangeset" } => LongDeadline,
        _ => isChangeset ? LongDeadline : DefaultDeadline,
    };
}
