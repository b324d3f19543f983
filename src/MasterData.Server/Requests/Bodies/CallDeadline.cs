using System.Globalization;

namespace MasterData.Server.Requests;

/// <summary>Gives a call the deadline of the server where its caller gives none, or a later one.</summary>
/// <remarks>gRPC keeps it, and answers DEADLINE_EXCEEDED, as if the caller had asked for it.</remarks>
internal static class CallDeadline
{
    private const string Header = "grpc-timeout";
    private const int MaxDigits = 8;

    extension(HttpContext context)
    {
        /// <summary>Ends the call after <paramref name="limit"/>, or when its caller says if that is sooner.</summary>
        public void EndAfter(TimeSpan? limit)
        {
            if (limit is not { } most)
            {
                return;
            }

            var headers = context.Request.Headers;
            if (!headers.TryGetValue(Header, out var asked) || Read(asked.ToString()) is not { } own || own > most)
            {
                headers[Header] = $"{(int)most.TotalSeconds}S";
            }
        }
    }

    private static TimeSpan? Read(string text) =>
        text.Length is > 1 and <= MaxDigits + 1
        && long.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? text[^1] switch
            {
                'H' => TimeSpan.FromHours(Math.Min(count, 1000)),
                'M' => TimeSpan.FromMinutes(count),
                'S' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMilliseconds(count),
                'u' => TimeSpan.FromMicroseconds(count),
                'n' => TimeSpan.FromTicks(count / TimeSpan.NanosecondsPerTick),
                _ => null,
            }
            : null;
}
