using System.Collections.Frozen;
using Google.Rpc;
using MasterData.Errors;

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
    }.ToFrozenDictionary();

    extension(ErrorReason reason)
    {
        /// <summary>The status code of the reason.</summary>
        public Code StatusCode => Codes[reason];
    }
}
