using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace MasterData.Core.Requests;

/// <summary>Where a list goes on: the kind of list, the hash of the query, the position. Opaque to callers.</summary>
/// <remarks>The hash covers the position too, so a token that was cut or altered on its way is refused.</remarks>
internal sealed class PageToken
{
    private const char Separator = '|';
    private const int HashLength = 24;

    private readonly string[] _position;

    private PageToken(string[] position) => _position = position;

    /// <summary>The token that goes on after a position.</summary>
    /// <param name="kind">The kind of list.</param>
    /// <param name="query">What was asked of it.</param>
    /// <param name="position">Where it goes on; no part has the separator <c>|</c>.</param>
    public static string Write(string kind, string[] query, params string[] position) => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Join(Separator, [kind, HashOf(kind, query, position), .. position])));

    /// <summary>Reads a token; null: it is empty, and the list begins.</summary>
    /// <exception cref="Errors.MasterDataException">INVALID_PAGE_TOKEN: it is not of this query.</exception>
    public static PageToken? Read(string token, string kind, params string[] query) =>
        string.IsNullOrEmpty(token) ? null
        : PartsOf(token) is [var its, var hash, .. var position]
            && its == kind
            && hash == HashOf(kind, query, position)
                ? new(position)
                : throw PageErrors.InvalidToken();

    /// <summary>A part of the position.</summary>
    public string Text(int index) => index < _position.Length ? _position[index] : throw PageErrors.InvalidToken();

    /// <summary>A part of the position that is a number, zero or more.</summary>
    public long Number(int index) =>
        long.TryParse(Text(index), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw PageErrors.InvalidToken();

    /// <summary>A part of the position that is a day.</summary>
    public DateOnly Day(int index) =>
        DateOnly.TryParseExact(Text(index), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw PageErrors.InvalidToken();

    private static string[] PartsOf(string token)
    {
        var text = Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) : "";

        // PostgreSQL refuses some of these as parameters.
        return text.Any(char.IsControl) ? [] : text.Split(Separator);
    }

    private static string HashOf(string kind, string[] query, string[] position) =>
        RequestHash.Of([kind, .. query, "", .. position]).ToString()[..HashLength];
}
