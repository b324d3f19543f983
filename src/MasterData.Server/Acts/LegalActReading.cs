using MasterData.Acts;
using MasterData.Server.Requests;

namespace MasterData.Server.Acts;

/// <summary>Legal acts from their message.</summary>
internal static class LegalActReading
{
    extension(V1.LegalAct act)
    {
        /// <summary>The act that the message describes; an empty id is the number.</summary>
        public LegalAct ToModel(RequestFields fields, string path) => new()
        {
            Id = fields.Required(act.Id is "" ? act.Number : act.Id, $"{path}.id"),
            Number = act.Number,
            Kind = act.Kind,
            Issuer = act.Issuer,
            IssuedOn = fields.Date(act.IssuedOn, $"{path}.issued_on"),
            InForceOn = fields.Date(act.InForceOn, $"{path}.in_force_on"),
            OperatesFrom = fields.Date(act.OperatesFrom, $"{path}.operates_from"),
            Title = act.Title,
            Link = act.Link,
        };
    }
}
