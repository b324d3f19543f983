using System.Text.Json;
using System.Text.Json.Serialization;
using MasterData.Changesets;

namespace MasterData.Core.Changesets;

/// <summary>Stores fields as an object, and reads them back in ordinal order.</summary>
internal sealed class FieldSetConverter : JsonConverter<FieldSet>
{
    public override FieldSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var values = FieldSet.Empty.Values.ToBuilder();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var field = reader.GetString()!;
            reader.Read();
            values[field] = reader.GetString() ?? throw new JsonException($"The field {field} has no value.");
        }

        return new(values.ToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, FieldSet value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (field, text) in value.Values)
        {
            writer.WriteString(field, text);
        }

        writer.WriteEndObject();
    }
}
