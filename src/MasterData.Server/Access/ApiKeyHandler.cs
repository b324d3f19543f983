using System.Runtime.CompilerServices;
using MasterData.Core.Access;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using MasterData.Errors;
using MasterData.Server.Errors;
using MasterData.Server.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace MasterData.Server.Access;

/// <summary>The scheme <c>ApiKey</c>: finds by its key who calls, before a byte of the message is read.</summary>
/// <remarks>
/// Not ASP.NET's base class: its options, events and encoder would be made for each call, and nothing uses them.
/// </remarks>
internal sealed partial class ApiKeyHandler(
    AuthenticateKey authenticate, Callers callers, ILogger<ApiKeyHandler> logger)
    : IAuthenticationHandler
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "ApiKey";

    private const string Prefix = "Bearer ";

    // An actor is kept while its key is: its result lives as long, instead of being made for each call.
    private static readonly ConditionalWeakTable<Actor, AuthenticateResult> Results = [];

    private HttpContext _context = null!;
    private Task<AuthenticateResult>? _result;

    /// <inheritdoc/>
    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<AuthenticateResult> AuthenticateAsync() => _result ??= FindAsync();

    /// <inheritdoc/>
    public async Task ChallengeAsync(AuthenticationProperties? properties)
    {
        var result = await AuthenticateAsync();
        await RefuseAsync(result.Failure as MasterDataException ?? AccessErrors.Unauthenticated());
    }

    /// <inheritdoc/>
    public Task ForbidAsync(AuthenticationProperties? properties) => RefuseAsync(AccessErrors.Forbidden());

    // An open endpoint answers while the database hangs, also to a caller that sends a key everywhere.
    private bool NeedsActor =>
        _context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private async Task<AuthenticateResult> FindAsync()
    {
        var header = _context.Request.Headers.Authorization.ToString();
        if (!NeedsActor || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var secret = header[Prefix.Length..].Trim();
        if (!authenticate.Knows(secret) && callers.StrangerOf(_context).WrongKeys.IsSpent)
        {
            return AuthenticateResult.Fail(RequestErrors.TooManyRequests("wrong keys", seconds: 1));
        }

        try
        {
            if (await authenticate.ExecuteAsync(secret, _context.RequestAborted) is { } actor)
            {
                return Results.GetValue(actor, Found);
            }

            // An unknown key is refused like a missing one.
            callers.StrangerOf(_context).WrongKeys.TryTake();
            return AuthenticateResult.NoResult();
        }
        catch (Exception fault) when (DatabaseFaults.IsUnavailable(fault))
        {
            return AuthenticateResult.Fail(DatabaseFaults.Refusal(fault));
        }
    }

    private static AuthenticateResult Found(Actor actor) =>
        AuthenticateResult.Success(new(ActorIdentity.PrincipalOf(actor, SchemeName), SchemeName));

    private Task RefuseAsync(MasterDataException refusal)
    {
        LogRefused(_context.GetEndpoint()?.DisplayName, refusal.Reason);
        return _context.RefuseAsync(refusal);
    }

    [LoggerMessage(LogLevel.Debug, "{Endpoint} was refused: {Reason}")]
    private partial void LogRefused(string? endpoint, ErrorReason reason);
}
