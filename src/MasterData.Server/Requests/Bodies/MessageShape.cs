using System.Collections.Frozen;
using Google.Protobuf.Reflection;

namespace MasterData.Server.Requests;

/// <summary>
/// The fields that a message may repeat, and how often: made once from its descriptor for the counting.
/// </summary>
/// <remarks>
/// A count begins anew in each element of a repeated field, such as an operation, and goes on through the messages in
/// it that are not repeated: those may stand there several times, and protobuf merges them.
/// </remarks>
internal sealed class MessageShape
{
    /// <summary>How many elements one request may have over all of its fields.</summary>
    public const int MaxElements = 500_000;

    private const int DefaultLimit = 10_000;
    private const int OperationLimit = 1_000;

    private static readonly FrozenDictionary<string, int> Limits = new Dictionary<string, int>
    {
        ["masterdata.v1.Changeset.operations"] = 20_000,
        ["masterdata.v1.Changeset.new_acts"] = 20_000,
        ["masterdata.v1.RecordOperation.slices"] = 10_000,
        ["masterdata.v1.CreateKeyRequest.grants"] = 1_000,
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<int, Field> _fields;

    private MessageShape(FrozenDictionary<int, Field> fields, int counts) => (_fields, Counts) = (fields, counts);

    /// <summary>How many counts there are from here to the next repeated field.</summary>
    public int Counts { get; }

    /// <summary>The shape of a request.</summary>
    public static MessageShape Of(MessageDescriptor request) => OfElement(request, IsChangeset(request));

    /// <summary>The field of a number; null if the message has none.</summary>
    public Field? Find(int number) => _fields.GetValueOrDefault(number);

    private static bool IsChangeset(MessageDescriptor request) => request.FindFieldByName("changeset") is
    { FieldType: FieldType.Message };

    private static MessageShape OfElement(MessageDescriptor message, bool inChangeset)
    {
        var counts = 0;
        var fields = FieldsOf(message, inChangeset, ref counts);
        return new(fields, counts);
    }

    private static FrozenDictionary<int, Field> FieldsOf(MessageDescriptor message, bool inChangeset, ref int counts)
    {
        var fields = new Dictionary<int, Field>();
        foreach (var field in message.Fields.InFieldNumberOrder())
        {
            fields.Add(field.FieldNumber, Read(field, inChangeset, ref counts));
        }

        return fields.ToFrozenDictionary();
    }

    private static Field Read(FieldDescriptor field, bool inChangeset, ref int counts)
    {
        var isMessage = field.FieldType is FieldType.Message && !field.IsMap;
        if (field.IsRepeated || field.IsMap)
        {
            var limit = Limits.GetValueOrDefault(field.FullName, inChangeset ? OperationLimit : DefaultLimit);
            var element = isMessage ? OfElement(field.MessageType, inChangeset) : null;
            return new(field.Name, counts++, limit, element);
        }

        return isMessage
            ? new(field.Name, -1, 0, new(FieldsOf(field.MessageType, inChangeset, ref counts), 0))
            : new(field.Name, -1, 0, null);
    }

    /// <summary>A field of a message.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Count">Which count it has; -1: it is not repeated.</param>
    /// <param name="Limit">How often it may be repeated.</param>
    /// <param name="Shape">The message in it; null: it holds none.</param>
    internal sealed record Field(string Name, int Count, int Limit, MessageShape? Shape)
    {
        /// <summary>Whether it is repeated.</summary>
        public bool IsRepeated => Count >= 0;
    }
}
