using System.Runtime.CompilerServices;

namespace MasterData.Digests.Hashing;

/// <summary>Messages of pages, of which those at the start may have been hashed before.</summary>
internal sealed class PagedMessages(PagedBytes[] messages) : IMessages
{
    /// <inheritdoc/>
    public int Count => messages.Length;

    /// <inheritdoc/>
    public ArraySegment<byte> this[int message, int part] => messages[message].Pages[part];

    /// <inheritdoc/>
    public int LastPart(int message) => messages[message].Pages.Length - 1;

    /// <inheritdoc/>
    public long LengthOf(int message) => messages[message].Length;

    /// <inheritdoc/>
    public (int Part, InlineArray8<uint> State) Begin(int message) => messages[message].Begin();

    /// <inheritdoc/>
    public void Keep(int message, int part, in InlineArray8<uint> state) => messages[message].Keep(part, state);
}
