using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MasterData.Digests.Hashing;

/// <summary>Bytes in pages: a change copies the pages that it touches, and hashes from the first of them on.</summary>
/// <remarks>
/// The bytes are never written again; the states of SHA-256 are, by the one thread that hashes them first.
/// </remarks>
internal sealed class PagedBytes
{
    /// <summary>The length of a page, of whole blocks; the last one may be shorter.</summary>
    public const int PageLength = 32 * Lane.BlockLength;

    /// <summary>No bytes.</summary>
    public static readonly PagedBytes Empty = new(ArraySegment<byte>.Empty);

    // The state before each page, as far as it is known; that before the first is the standard's, and is not kept.
    private readonly InlineArray8<uint>[] _states;
    private int _known;

    /// <summary>Bytes that lie one behind the other.</summary>
    /// <param name="bytes">The bytes, which are not copied.</param>
    public PagedBytes(ArraySegment<byte> bytes)
    {
        Length = bytes.Count;
        var pages = new ArraySegment<byte>[Math.Max(1, (Length + PageLength - 1) / PageLength)];
        for (var page = 0; page < pages.Length; page++)
        {
            var start = page * PageLength;
            pages[page] = bytes.Slice(start, Math.Min(PageLength, Length - start));
        }

        Pages = ImmutableCollectionsMarshal.AsImmutableArray(pages);
        _states = new InlineArray8<uint>[pages.Length];
    }

    /// <summary>
    /// Bytes that are those of others up to some place, so that they are not hashed again up to there.
    /// </summary>
    /// <param name="bytes">The bytes, which are not copied.</param>
    /// <param name="before">The others.</param>
    /// <param name="same">How many bytes at the start are the same.</param>
    public PagedBytes(ArraySegment<byte> bytes, PagedBytes before, int same)
        : this(bytes) => Know(before, same);

    private PagedBytes(ImmutableArray<ArraySegment<byte>> pages, PagedBytes before, int same)
    {
        (Pages, Length, _states) = (pages, before.Length, new InlineArray8<uint>[pages.Length]);
        Know(before, same);
    }

    /// <summary>How many bytes there are.</summary>
    public int Length { get; }

    /// <summary>The pages: at least one, which may be empty.</summary>
    public ImmutableArray<ArraySegment<byte>> Pages { get; }

    /// <summary>How many pages are to be hashed, those not counted before which the state is known.</summary>
    public int PagesToHash => Pages.Length - _known;

    /// <summary>The page to begin hashing with, and the state before it.</summary>
    public (int Page, InlineArray8<uint> State) Begin() => (_known, _states[_known]);

    /// <summary>Takes the state before a page that comes after those known.</summary>
    public void Keep(int page, in InlineArray8<uint> state) => (_states[page], _known) = (state, page);

    /// <summary>Copies the bytes from <paramref name="start"/> on until <paramref name="into"/> is full.</summary>
    public void CopyTo(int start, Span<byte> into)
    {
        while (into.Length > 0)
        {
            var rest = Pages[start / PageLength].AsSpan(start % PageLength);
            var part = rest[..Math.Min(rest.Length, into.Length)];
            part.CopyTo(into);
            start += part.Length;
            into = into[part.Length..];
        }
    }

    /// <summary>The bytes after some were written over.</summary>
    /// <param name="edits">Where, and with what; at least one.</param>
    public PagedBytes With(IReadOnlyList<(int Start, ReadOnlyMemory<byte> Bytes)> edits)
    {
        var pages = Pages.ToArray();
        var same = Length;
        foreach (var (start, bytes) in edits)
        {
            same = Math.Min(same, start);
            for (var at = start; at < start + bytes.Length; at += PageLength - (at % PageLength))
            {
                var page = at / PageLength;
                pages[page] = pages[page].Array == Pages[page].Array ? pages[page].ToArray() : pages[page];
                var room = pages[page].AsSpan(at % PageLength);
                var rest = bytes.Span[(at - start)..];
                rest[..Math.Min(room.Length, rest.Length)].CopyTo(room);
            }
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(pages), this, same);
    }

    private void Know(PagedBytes before, int same)
    {
        _known = Math.Min(before._known, Math.Min(same / PageLength, Pages.Length - 1));
        Array.Copy(before._states, _states, _known + 1);
    }
}
