using MasterData.Acts;

namespace MasterData.Wire;

/// <summary>Legal acts to and from their message.</summary>
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

    extension(V1.LegalAct act)
    {
        /// <summary>The act of the model.</summary>
        /// <exception cref="FormatException">One of its days is none.</exception>
        public LegalAct ToModel() => new()
        {
            Id = act.Id,
            Number = act.Number,
            Kind = act.Kind,
            Issuer = act.Issuer,
            IssuedOn = DateText.Parse(act.IssuedOn),
            InForceOn = DateText.Parse(act.InForceOn),
            OperatesFrom = DateText.Parse(act.OperatesFrom),
            Title = act.Title,
            Link = act.Link,
        };
    }
}
