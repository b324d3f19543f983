using MasterData.Canonical;

namespace MasterData.Digests.Hashing;

/// <summary>Messages written one behind the other.</summary>
/// <param name="most">How many there may be.</param>
/// <param name="bytes">How many bytes they are expected to take.</param>
internal sealed class WrittenMessages(int most, int bytes)
{
    private readonly int[] _ends = new int[most];

    /// <summary>Where to write the next message before it is added.</summary>
    public CanonicalWriter Writer { get; } = new(bytes);

    /// <summary>How many were added.</summary>
    public int Count { get; private set; }

    /// <summary>The message with a number from 0.</summary>
    public ArraySegment<byte> this[int number] => Writer.Part(number is 0 ? 0 : _ends[number - 1], _ends[number]);

    /// <summary>Adds what was written since the last one.</summary>
    public void Add() => _ends[Count++] = Writer.Written.Length;

    /// <summary>SHA-256 of each, 32 bytes, in their order.</summary>
    public byte[] Hash()
    {
        var messages = new ArraySegment<byte>[Count];
        for (var number = 0; number < messages.Length; number++)
        {
            messages[number] = this[number];
        }

        return HashBatch.Compute(new WholeMessages(messages));
    }
}
