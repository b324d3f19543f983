using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MasterData.Errors;
using MasterData.Wire;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace MasterData.Server.Errors;

/// <summary>A refusal as HTTP has it: a status code, and a problem (RFC 9457) with the reason of the protos.</summary>
internal sealed class HttpRefusal : IRefusalWriter
{
    private const string Challenge = "Bearer";

    // People read it too: Vietnamese letters stay letters.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <inheritdoc/>
    public Task WriteAsync(HttpContext context, MasterDataException refusal)
    {
        var language = context.Language;
        var response = context.Response;
        response.StatusCode = refusal.Reason.HttpStatus;
        response.Headers.ContentLanguage = language;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        if (response.StatusCode is Microsoft.AspNetCore.Http.StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = Challenge;
        }

        if (refusal.RetrySeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(
            ToProblem(refusal, response.StatusCode, language),
            Json,
            "application/problem+json",
            context.RequestAborted);
    }

    private static ProblemDetails ToProblem(MasterDataException refusal, int status, string language)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Detail = refusal.Text.In(language),
            Extensions = { ["reason"] = refusal.Reason.ToProtoName() },
        };
        if (refusal.Metadata.Count > 0)
        {
            problem.Extensions["metadata"] = refusal.Metadata;
        }

        return problem;
    }
}
