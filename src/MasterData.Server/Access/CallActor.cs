using System.Security.Claims;
using Grpc.Core;
using MasterData.Core.Access;

namespace MasterData.Server.Access;

/// <summary>On whose behalf a call is made.</summary>
internal static class CallActor
{
    extension(ClaimsPrincipal principal)
    {
        /// <summary>The actor that the principal is, whatever scheme has found it.</summary>
        /// <exception cref="MasterData.Errors.MasterDataException">UNAUTHENTICATED: it is none.</exception>
        public Actor Actor => (principal.Identity as ActorIdentity)?.Caller ?? throw AccessErrors.Unauthenticated();
    }

    extension(ServerCallContext context)
    {
        /// <summary>The actor of the call.</summary>
        public Actor Actor => context.GetHttpContext().User.Actor;
    }
}
