using System.Runtime.CompilerServices;

namespace MasterData.Digests.Hashing;

/// <summary>
/// What is hashed side by side: messages in parts, each of whole blocks but for the last of a message.
/// </summary>
internal interface IMessages
{
    /// <summary>How many messages there are.</summary>
    int Count { get; }

    /// <summary>The bytes of a part.</summary>
    ArraySegment<byte> this[int message, int part] { get; }

    /// <summary>The number of the last part of a message.</summary>
    int LastPart(int message);

    /// <summary>How many bytes a message has.</summary>
    long LengthOf(int message);

    /// <summary>The part to begin with, and the state before it where that is not the first.</summary>
    (int Part, InlineArray8<uint> State) Begin(int message);

    /// <summary>Takes the state before a part.</summary>
    void Keep(int message, int part, in InlineArray8<uint> state);
}
