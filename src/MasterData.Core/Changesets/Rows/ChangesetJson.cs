using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MasterData.Changesets;
using MasterData.Digests;

namespace MasterData.Core.Changesets;

/// <summary>How the content of a changeset is stored. Names once written are never changed.</summary>
internal static class ChangesetJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it goes into a column, never into a page
        Converters = { new FieldSetConverter(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameOperations } },
    };

    /// <summary>Writes a content.</summary>
    public static string Write(ChangesetContent content) => JsonSerializer.Serialize(content, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ChangesetContent Read(string json) =>
        JsonSerializer.Deserialize<ChangesetContent>(json, Options)
        ?? throw new InvalidOperationException("A stored changeset is empty.");

    /// <summary>What an approval binds to: SHA-256 of the catalog and the stored content.</summary>
    public static Hash HashOf(string catalog, string json) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{catalog}\n{json}")));

    private static void NameOperations(JsonTypeInfo type)
    {
        if (type.Type != typeof(Operation))
        {
            return;
        }

        type.PolymorphismOptions = new()
        {
            TypeDiscriminatorPropertyName = "op",
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
            DerivedTypes =
            {
                new(typeof(Create), "create"),
                new(typeof(Amend), "amend"),
                new(typeof(Reorganize), "reorganize"),
                new(typeof(Abolish), "abolish"),
                new(typeof(Recode), "recode"),
                new(typeof(CorrectItem), "correct-item"),
                new(typeof(CorrectRemove), "correct-remove"),
                new(typeof(CorrectValue), "correct-value"),
                new(typeof(CorrectDate), "correct-date"),
                new(typeof(CorrectUndo), "correct-undo"),
                new(typeof(RecordItem), "record"),
            },
        };
    }
}
