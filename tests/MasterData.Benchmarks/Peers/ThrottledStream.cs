namespace MasterData.Benchmarks.Peers;

/// <summary>
/// A connection that reads so many bytes at a time, and so often; after <paramref name="free"/> bytes.
/// </summary>
internal sealed class ThrottledStream(Stream inner, int free, int bytes, TimeSpan pause) : Stream
{
    private int _free = free;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_free <= 0)
        {
            await Task.Delay(pause, TimeProvider.System, cancellationToken);
            return await inner.ReadAsync(buffer[..Math.Min(bytes, buffer.Length)], cancellationToken);
        }

        var read = await inner.ReadAsync(buffer, cancellationToken);
        _free -= read;
        return read;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
