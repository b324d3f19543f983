using System.Buffers.Text;
using System.Globalization;
using System.Text;
using MasterData.Core.Sync;

namespace MasterData.Server.Sync;

/// <summary>Which part of which delta a page of <c>GetChanges</c> goes on with.</summary>
/// <param name="Step">The delta.</param>
/// <param name="Part">The number of the part.</param>
internal readonly record struct PageToken(StepKey Step, int Part)
{
    private const char Separator = '|';

    /// <summary>Reads a token that must belong to <paramref name="cursor"/>.</summary>
    public static PageToken Parse(string text, Cursor cursor)
    {
        var token = TryParse(text) ?? throw SyncErrors.InvalidPageToken();
        return (token.Step.Catalog, token.Step.Epoch, token.Step.From) == (cursor.Catalog, cursor.Epoch, cursor.Version)
            ? token
            : throw SyncErrors.InvalidPageToken();
    }

    /// <inheritdoc/>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(
        Separator,
        Step.Catalog,
        Step.Epoch,
        Step.From.ToString(CultureInfo.InvariantCulture),
        Step.To.ToString(CultureInfo.InvariantCulture),
        Part.ToString(CultureInfo.InvariantCulture))));

    private static PageToken? TryParse(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var fields = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
        return fields.Length is 5 && IsNumber(fields[2], out var from) && from > 0
            && IsNumber(fields[3], out var to) && IsNumber(fields[4], out var part) && part <= int.MaxValue
            ? new(new(fields[0], fields[1], from, to), (int)part)
            : null;
    }

    private static bool IsNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
