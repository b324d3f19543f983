using MasterData.Documents;
using MasterData.Wire;

namespace MasterData.EndToEndTests.Faults.Consumers;

/// <summary>Puts the parts of one stream together.</summary>
internal sealed class WireParts
{
    private readonly List<Document> _documents = [];
    private readonly List<V1.Delta> _delta = [];

    /// <summary>The step that is whole with this message; null: none.</summary>
    public WireStep? Take(V1.WatchResponse message)
    {
        switch (message.MessageCase)
        {
            case V1.WatchResponse.MessageOneofCase.SnapshotBegin:
                _documents.Clear();
                return null;
            case V1.WatchResponse.MessageOneofCase.SnapshotItems:
                _documents.AddRange(message.SnapshotItems.Documents.Select(document => document.ToModel()));
                return null;
            case V1.WatchResponse.MessageOneofCase.SnapshotEnd:
                return new(message.SnapshotEnd.Head.ToModel(), null, [.. _documents]);
            case V1.WatchResponse.MessageOneofCase.Delta:
                if (message.Delta.Part is 0)
                {
                    _delta.Clear();
                }

                _delta.Add(message.Delta);
                return message.Delta.Last && _delta.ToModel() is { } delta ? new(delta.Head, delta, []) : null;
            default:
                return null;
        }
    }
}
