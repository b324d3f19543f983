using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using MasterData.Core.Requests;
using Microsoft.AspNetCore.Http.Features;

namespace MasterData.Server.Requests;

/// <summary>A message that came compressed: decompressed up to its limit, in place of the body that was sent.</summary>
internal sealed class InflatedBody : IRequestBodyPipeFeature, IDisposable
{
    /// <summary>How many times larger than its bytes a message may become, beyond the first MiB.</summary>
    public const int MaxRatio = 20;

    private const int FreeBytes = 1024 * 1024;
    private const int PartBytes = 64 * 1024;

    private readonly List<byte[]> _parts = [];

    private InflatedBody(ReadOnlySequence<byte> compressed, string encoding, int limit, BodyInWork inWork)
    {
        Message = default;
        try
        {
            Message = Read(compressed, encoding, limit, inWork);
        }
        catch
        {
            Dispose();
            throw;
        }

        Reader = PipeReader.Create(Framed(Message));
    }

    /// <summary>The decompressed message.</summary>
    public ReadOnlySequence<byte> Message { get; }

    /// <inheritdoc/>
    public PipeReader Reader { get; }

    /// <summary>Decompresses a message; null: gRPC itself says what is wrong with it.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">TOO_LARGE, TOO_MANY_REQUESTS.</exception>
    public static InflatedBody? TryRead(
        ReadOnlySequence<byte> compressed, string encoding, int limit, BodyInWork inWork)
    {
        if (encoding is not ("gzip" or "deflate"))
        {
            return null;
        }

        try
        {
            return new(compressed, encoding, limit, inWork);
        }
        catch (InvalidDataException)
        {
            return null; // nothing after the fault is read by gRPC either
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parts.ForEach(part => ArrayPool<byte>.Shared.Return(part));
        _parts.Clear();
    }

    private ReadOnlySequence<byte> Read(
        ReadOnlySequence<byte> compressed, string encoding, int limit, BodyInWork inWork)
    {
        using var source = PipeReader.Create(compressed).AsStream();
        using Stream inflated = encoding is "gzip"
            ? new GZipStream(source, CompressionMode.Decompress)
            : new ZLibStream(source, CompressionMode.Decompress);
        var ratioLimit = Math.Max(FreeBytes, MaxRatio * compressed.Length);
        var first = new BodySegment(ReadOnlyMemory<byte>.Empty);
        var (last, total) = (first, 0L);
        while (true)
        {
            var part = ArrayPool<byte>.Shared.Rent(PartBytes);
            _parts.Add(part);
            var count = inflated.ReadAtLeast(part, part.Length, throwOnEndOfStream: false);
            total += count;
            if (total > limit)
            {
                throw RequestErrors.TooLarge(limit);
            }

            if (total > ratioLimit)
            {
                throw RequestErrors.TooCompressed(MaxRatio);
            }

            inWork.GrowTo(compressed.Length + total);
            last = last.Append(part.AsMemory(0, count));
            if (count < part.Length)
            {
                return new(first, 0, last, last.Memory.Length);
            }
        }
    }

    private static ReadOnlySequence<byte> Framed(ReadOnlySequence<byte> message)
    {
        var first = new BodySegment(MessageFrame.Of((int)message.Length));
        var last = first;
        foreach (var part in message)
        {
            last = last.Append(part);
        }

        return new(first, 0, last, last.Memory.Length);
    }
}
