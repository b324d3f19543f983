using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MasterData.Canonical;

namespace MasterData.Json;

/// <summary>Writes fields only where they say something, and reads absent ones as empty.</summary>
internal static class JsonFields
{
    extension(Utf8JsonWriter json)
    {
        public void Text(string name, string value)
        {
            if (value.Length > 0)
            {
                json.WriteString(name, value);
            }
        }

        public void Date(string name, DateOnly? value, DateOnly? open)
        {
            if (value is { } date && value != open)
            {
                json.WriteString(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        }

        public void Texts(string name, ImmutableArray<string> values) =>
            json.List(name, values, static (into, value) => into.WriteStringValue(value));

        /// <summary>A list of objects whose fields <paramref name="write"/> writes.</summary>
        public void Objects<T>(string name, ImmutableArray<T> values, Action<Utf8JsonWriter, T> write) =>
            json.List(name, values, (into, value) =>
            {
                into.WriteStartObject();
                write(into, value);
                into.WriteEndObject();
            });

        private void List<T>(string name, ImmutableArray<T> values, Action<Utf8JsonWriter, T> write)
        {
            if (values.IsDefaultOrEmpty)
            {
                return;
            }

            json.WriteStartArray(name);
            foreach (var value in values)
            {
                write(json, value);
            }

            json.WriteEndArray();
        }
    }

    extension(JsonElement json)
    {
        public string Text(string name) => json.TryGetProperty(name, out var value) ? Text(value) : "";

        public DateOnly? Date(string name) =>
            json.TryGetProperty(name, out var value) ? CanonicalDate.Read(Encoding.UTF8.GetBytes(Text(value))) : null;

        public int Number(string name) => json.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

        public bool Flag(string name) => json.TryGetProperty(name, out var value) && value.GetBoolean();

        public ImmutableArray<string> Texts(string name) => json.Objects(name, Text);

        /// <summary>The entries of a list, each read by <paramref name="read"/>.</summary>
        public ImmutableArray<T> Objects<T>(string name, Func<JsonElement, T> read) =>
            json.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(read)] : [];
    }

    private static string Text(JsonElement value) =>
        value.GetString() ?? throw new InvalidDataException("A text is null.");
}
