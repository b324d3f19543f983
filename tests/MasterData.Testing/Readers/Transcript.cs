namespace MasterData.Testing;

/// <summary>Lines that one thread writes while others read.</summary>
internal sealed class Transcript
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    public void Add(string? line)
    {
        // The end of the stream arrives as null.
        if (line is null)
        {
            return;
        }

        lock (_lock)
        {
            _lines.Add(line);
        }
    }

    public override string ToString() => string.Concat(Lines.Select(line => line + '\n'));
}
