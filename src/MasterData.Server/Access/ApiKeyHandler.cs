using System.Text.Encodings.Web;
using MasterData.Core.Access;
using MasterData.Core.Storage;
using MasterData.Errors;
using MasterData.Server.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace MasterData.Server.Access;

/// <summary>The scheme <c>ApiKey</c>: finds by its key who calls, before a byte of the message is read.</summary>
internal sealed partial class ApiKeyHandler(
    AuthenticateKey authenticate,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "ApiKey";

    private const string Prefix = "Bearer ";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!AsksForActor || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        try
        {
            // A key that is none is refused like no key.
            return await authenticate.ExecuteAsync(header[Prefix.Length..].Trim(), Context.RequestAborted) is { } actor
                ? AuthenticateResult.Success(new(ActorIdentity.PrincipalOf(actor, SchemeName), SchemeName))
                : AuthenticateResult.NoResult();
        }
        catch (Exception fault) when (DatabaseFaults.IsUnavailable(fault))
        {
            return AuthenticateResult.Fail(DatabaseFaults.Refusal(fault));
        }
    }

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        await RefuseAsync(result.Failure as MasterDataException ?? AccessErrors.Unauthenticated());
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        RefuseAsync(AccessErrors.Forbidden());

    // An open endpoint answers while the database hangs, also to a caller that sends a key everywhere.
    private bool AsksForActor =>
        Context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private Task RefuseAsync(MasterDataException refusal)
    {
        LogRefused(Logger, Context.GetEndpoint()?.DisplayName, refusal.Reason);
        return Context.RefuseAsync(refusal);
    }

    [LoggerMessage(LogLevel.Debug, "{Endpoint} was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string? endpoint, ErrorReason reason);
}
