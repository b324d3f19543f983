using Grpc.Core;

namespace MasterData.Server.Errors;

/// <summary>The language in which a caller is answered.</summary>
internal static class Languages
{
    private const string Default = "vi";

    extension(HttpContext context)
    {
        /// <summary>
        /// The best of <c>vi</c> and <c>en</c> by the call's <c>accept-language</c>; <c>vi</c> if it has none.
        /// </summary>
        public string Language => context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Known(language.Value.Value ?? ""))
            .FirstOrDefault(language => language is not null) ?? Default;
    }

    extension(ServerCallContext context)
    {
        /// <summary>The best of <c>vi</c> and <c>en</c> by the call's <c>accept-language</c>.</summary>
        public string Language => context.GetHttpContext().Language;
    }

    private static string? Known(string tag) => tag.Split('-')[0].ToUpperInvariant() switch
    {
        "VI" => "vi",
        "EN" => "en",
        _ => null,
    };
}
