using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MasterData.Digests.Hashing;

/// <summary>
/// SHA-256 (FIPS 180-4) of many messages, several at a time; the next takes the place of one that is done.
/// </summary>
/// <typeparam name="T">How many at a time, and with which instructions.</typeparam>
internal sealed class LaneHash<T>
    where T : struct, ILanes<T>
{
    private readonly IMessages _messages;
    private readonly Lane[] _lanes = new Lane[T.Count];
    private readonly byte[] _ends = new byte[T.Count * 2 * Lane.BlockLength];
    private InlineArray8<T> _state;
    private int _taken;
    private int _atWork;

    private LaneHash(IMessages messages) => _messages = messages;

    private static ReadOnlySpan<uint> Start =>
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <summary>Writes 32 bytes for each message, in their order.</summary>
    public static void Compute(IMessages messages, Span<byte> hashes) => new LaneHash<T>(messages).Compute(hashes);

    private void Compute(Span<byte> hashes)
    {
        for (var lane = 0; lane < _lanes.Length; lane++)
        {
            Take(lane);
        }

        while (_atWork > 0)
        {
            LaneBlocks<T>.Add(ref _state, _lanes);
            for (var lane = 0; lane < _lanes.Length; lane++)
            {
                if (!_lanes[lane].Next())
                {
                    GoOn(lane, hashes);
                }
            }
        }
    }

    private void GoOn(int lane, Span<byte> hashes)
    {
        var (message, part) = (_lanes[lane].Message, _lanes[lane].Part);
        if (message < 0)
        {
            Take(lane);
        }
        else if (_lanes[lane].IsPadded)
        {
            Finish(lane, hashes.Slice(message * Hash.Length, Hash.Length));
            Take(lane);
        }
        else if (part == _messages.LastPart(message))
        {
            Pad(lane, message, part);
        }
        else
        {
            _messages.Keep(message, part + 1, StateOf(lane));
            Enter(lane, message, part + 1);
        }
    }

    private void Take(int lane)
    {
        if (_taken == _messages.Count)
        {
            _lanes[lane].Rest(RoomOf(lane));
            return;
        }

        var (part, state) = _messages.Begin(_taken);
        SetState(lane, part is 0 ? Start : state);
        Enter(lane, _taken, part);
        _taken++;
        _atWork++;
    }

    private void Enter(int lane, int message, int part)
    {
        if (!_lanes[lane].Begin(message, part, _messages[message, part]))
        {
            Pad(lane, message, part);
        }
    }

    private void Pad(int lane, int message, int part) =>
        _lanes[lane].Pad(_messages[message, part], _messages.LengthOf(message), RoomOf(lane));

    private void Finish(int lane, Span<byte> hash)
    {
        var state = StateOf(lane);
        for (var word = 0; word < Start.Length; word++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash[(word * sizeof(uint))..], state[word]);
        }

        _atWork--;
    }

    private InlineArray8<uint> StateOf(int lane)
    {
        var state = default(InlineArray8<uint>);
        for (var word = 0; word < Start.Length; word++)
        {
            state[word] = WordsOf(word)[lane];
        }

        return state;
    }

    private void SetState(int lane, ReadOnlySpan<uint> state)
    {
        for (var word = 0; word < Start.Length; word++)
        {
            WordsOf(word)[lane] = state[word];
        }
    }

    private Span<uint> WordsOf(int word) => MemoryMarshal.Cast<T, uint>(((Span<T>)_state).Slice(word, 1));

    private ArraySegment<byte> RoomOf(int lane) => new(_ends, lane * 2 * Lane.BlockLength, 2 * Lane.BlockLength);
}
