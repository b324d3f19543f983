using MasterData.Acts;
using MasterData.Server.Requests;

namespace MasterData.Server.Acts;

/// <summary>Legal acts to their message.</summary>
internal static class LegalActMapping
{
    extension(LegalAct act)
    {
        /// <summary>The message of the act.</summary>
        public V1.LegalAct ToProto() => new()
        {
            Id = act.Id,
            Number = act.Number,
            Kind = act.Kind,
            Issuer = act.Issuer,
            IssuedOn = act.IssuedOn.ToOptionalText(),
            InForceOn = act.InForceOn.ToOptionalText(),
            OperatesFrom = act.OperatesFrom.ToOptionalText(),
            Title = act.Title,
            Link = act.Link,
        };
    }
}
