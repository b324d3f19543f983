using System.Security.Claims;
using MasterData.Core.Access;
using MasterData.Server.Requests;

namespace MasterData.Server.Access;

/// <summary>An identity that carries its actor, so that no call makes claims of it and reads them again.</summary>
internal sealed class ActorIdentity : ClaimsIdentity
{
    private ActorIdentity(Actor actor, string scheme)
        : base(scheme) => Caller = actor;

    /// <summary>Who it is, and what it may do.</summary>
    public Actor Caller { get; }

    /// <summary>The calls of its principal; null: not counted yet.</summary>
    public CallRate? Calls { get; set; }

    /// <inheritdoc/>
    public override string Name => Caller.Id;

    /// <summary>The principal of an actor whom a scheme has found.</summary>
    public static ClaimsPrincipal PrincipalOf(Actor actor, string scheme) => new(new ActorIdentity(actor, scheme));
}
