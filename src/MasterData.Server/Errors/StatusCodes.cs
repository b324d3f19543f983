using System.Collections.Frozen;
using Google.Rpc;
using MasterData.Errors;
using Http = Microsoft.AspNetCore.Http.StatusCodes;

namespace MasterData.Server.Errors;

/// <summary>The status code that each reason keeps for ever.</summary>
internal static class StatusCodes
{
    private static readonly FrozenDictionary<ErrorReason, Code> Codes = new Dictionary<ErrorReason, Code>
    {
        [ErrorReason.CatalogNotFound] = Code.NotFound,
        [ErrorReason.CatalogExists] = Code.AlreadyExists,
        [ErrorReason.ItemNotFound] = Code.NotFound,
        [ErrorReason.ItemNotInForce] = Code.NotFound,
        [ErrorReason.ChangesetNotFound] = Code.NotFound,
        [ErrorReason.VersionNotPublished] = Code.NotFound,
        [ErrorReason.EpochMismatch] = Code.FailedPrecondition,
        [ErrorReason.NothingKnownYet] = Code.FailedPrecondition,
        [ErrorReason.FutureInstant] = Code.InvalidArgument,
        [ErrorReason.InvalidFields] = Code.InvalidArgument,
        [ErrorReason.InvalidPageToken] = Code.InvalidArgument,
        [ErrorReason.ChangesetState] = Code.FailedPrecondition,
        [ErrorReason.SelfApproval] = Code.PermissionDenied,
        [ErrorReason.EtagMismatch] = Code.Aborted,
        [ErrorReason.RequestIdReused] = Code.AlreadyExists,
        [ErrorReason.StaleBase] = Code.Aborted,
        [ErrorReason.ChangesetInvalid] = Code.InvalidArgument,
        [ErrorReason.NoChange] = Code.InvalidArgument,
        [ErrorReason.SchemaBreaksData] = Code.FailedPrecondition,
        [ErrorReason.PossibleRestore] = Code.FailedPrecondition,
        [ErrorReason.Behind] = Code.Unavailable,
        [ErrorReason.StalledReader] = Code.Aborted,
        [ErrorReason.Compacted] = Code.OutOfRange,
        [ErrorReason.Unauthenticated] = Code.Unauthenticated,
        [ErrorReason.PermissionDenied] = Code.PermissionDenied,
        [ErrorReason.SetupTokenInvalid] = Code.Unauthenticated,
        [ErrorReason.KeyNotFound] = Code.NotFound,
        [ErrorReason.TooLarge] = Code.ResourceExhausted,
        [ErrorReason.Unavailable] = Code.Unavailable,
        [ErrorReason.TooManyStreams] = Code.ResourceExhausted,
        [ErrorReason.TooManyRequests] = Code.ResourceExhausted,
        [ErrorReason.RequestTooSlow] = Code.DeadlineExceeded,
        [ErrorReason.DiscardRequired] = Code.FailedPrecondition,
        [ErrorReason.RightWithdrawn] = Code.FailedPrecondition,
        [ErrorReason.PrincipalExists] = Code.AlreadyExists,
        [ErrorReason.GrantNotFound] = Code.NotFound,
        [ErrorReason.SelfConfirmation] = Code.PermissionDenied,
    }.ToFrozenDictionary();

    extension(ErrorReason reason)
    {
        /// <summary>The status code of the reason.</summary>
        public Code StatusCode => Codes[reason];

        /// <summary>The same as a status of HTTP.</summary>
        public int HttpStatus => reason.StatusCode switch
        {
            _ when reason is ErrorReason.TooLarge => Http.Status413PayloadTooLarge,
            Code.Unauthenticated => Http.Status401Unauthorized,
            Code.PermissionDenied => Http.Status403Forbidden,
            Code.NotFound => Http.Status404NotFound,
            Code.AlreadyExists or Code.Aborted => Http.Status409Conflict,
            Code.ResourceExhausted => Http.Status429TooManyRequests,
            Code.DeadlineExceeded => Http.Status408RequestTimeout,
            Code.Unavailable => Http.Status503ServiceUnavailable,
            Code.InvalidArgument or Code.FailedPrecondition or Code.OutOfRange => Http.Status400BadRequest,
            var code => throw new InvalidOperationException($"{reason} has the code {code}, which HTTP is not told."),
        };
    }
}
