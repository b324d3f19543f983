using System.Runtime.CompilerServices;

namespace MasterData.Digests.Hashing;

/// <summary>Messages that are in one part each.</summary>
internal sealed class WholeMessages(ArraySegment<byte>[] messages) : IMessages
{
    /// <inheritdoc/>
    public int Count => messages.Length;

    /// <inheritdoc/>
    public ArraySegment<byte> this[int message, int part] => messages[message];

    /// <inheritdoc/>
    public int LastPart(int message) => 0;

    /// <inheritdoc/>
    public long LengthOf(int message) => messages[message].Count;

    /// <inheritdoc/>
    public (int Part, InlineArray8<uint> State) Begin(int message) => default;

    /// <inheritdoc/>
    public void Keep(int message, int part, in InlineArray8<uint> state)
    {
    }
}
