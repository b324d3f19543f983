using System.Buffers;

namespace MasterData.Server.Requests;

/// <summary>A part of a body that lies in several arrays.</summary>
internal sealed class BodySegment : ReadOnlySequenceSegment<byte>
{
    /// <summary>The first part.</summary>
    public BodySegment(ReadOnlyMemory<byte> memory) => Memory = memory;

    /// <summary>Puts a part behind this one, and returns it.</summary>
    public BodySegment Append(ReadOnlyMemory<byte> memory)
    {
        var next = new BodySegment(memory) { RunningIndex = RunningIndex + Memory.Length };
        Next = next;
        return next;
    }
}
