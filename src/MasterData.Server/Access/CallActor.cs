using Grpc.Core;
using MasterData.Core.Access;

namespace MasterData.Server.Access;

/// <summary>On whose behalf a call is made.</summary>
internal static class CallActor
{
    extension(ServerCallContext context)
    {
        /// <summary>The principal of the call's key.</summary>
        public Actor Actor => context.GetHttpContext().Features.Get<Actor>() ?? throw AccessErrors.Unauthenticated();
    }
}
