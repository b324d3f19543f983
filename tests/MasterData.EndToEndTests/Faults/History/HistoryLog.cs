using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MasterData.EndToEndTests.Faults.History;

/// <summary>What all parties of a run wrote down, in the order in which they did.</summary>
internal sealed class HistoryLog
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ConcurrentQueue<HistoryEvent> _events = new();

    /// <summary>All lines.</summary>
    public IReadOnlyCollection<HistoryEvent> Events => _events;

    /// <summary>The time of a line.</summary>
    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Adds a line.</summary>
    public void Add(HistoryEvent line) => _events.Enqueue(line);

    /// <summary>Notes that a fault begins or ends.</summary>
    public void Fault(string note) =>
        Add(new() { Time = Now, Consumer = "faults", Kind = HistoryKind.Fault, Note = note });

    /// <summary>Writes one JSON object a line.</summary>
    public void Save(string path) =>
        File.WriteAllLines(path, _events.Select(line => JsonSerializer.Serialize(line, Json)));
}
