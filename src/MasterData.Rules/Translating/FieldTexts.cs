using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Items;
using MasterData.Refusing;

namespace MasterData.Translating;

/// <summary>Brings the texts of operations into their one form, and refuses what no text may have.</summary>
internal static class FieldTexts
{
    extension(Work work)
    {
        /// <summary>The fields that can be stated, in their one form.</summary>
        public IEnumerable<KeyValuePair<string, string>> Clean(string code, FieldSet fields)
        {
            foreach (var (field, value) in fields.Values)
            {
                if (work.IsField(code, field) && work.Clean(code, field, value) is { } text)
                {
                    yield return new(field, text);
                }
            }
        }

        /// <summary>A text in NFC; null, with a violation, if it cannot be stored.</summary>
        public string? Clean(string code, string field, string text, int? limit = null)
        {
            if (!Texts.IsWellFormed(text))
            {
                work.Refuse(code, field, Rule.ForbiddenCharacter, Says.Forbidden(code, field));
                return null;
            }

            var normalised = text.Normalize();
            var most = limit ?? work.Limit(field);
            if (Texts.HasForbidden(normalised))
            {
                work.Refuse(code, field, Rule.ForbiddenCharacter, Says.Forbidden(code, field));
            }
            else if (normalised.Length > most)
            {
                work.Refuse(code, field, Rule.TooLong, Says.TooLong(code, field, most));
            }

            return normalised;
        }

        /// <summary>Whether a text has the form of a code; a violation if not.</summary>
        public bool CheckCode(string code)
        {
            if (ItemCode.IsValid(code))
            {
                return true;
            }

            if (Texts.IsWellFormed(code) && !code.IsNormalized())
            {
                work.Refuse(code, FieldIds.Code, Rule.TextNotNfc, Says.CodeNotNfc(code));
            }
            else
            {
                work.Refuse(code, FieldIds.Code, Rule.CodeFormat, Says.CodeFormat(code));
            }

            return false;
        }

        /// <summary>Whether the schema has a field; a violation if not.</summary>
        public bool IsField(string code, string field)
        {
            if (field is FieldIds.Name or FieldIds.ShortName or FieldIds.Kind or FieldIds.Parent)
            {
                return true;
            }

            if (!field.StartsWith(FieldIds.AttributePrefix, StringComparison.Ordinal))
            {
                work.Refuse(code, field, Rule.UnknownField, Says.UnknownField(code, field));
                return false;
            }

            if (work.Schema.Attribute(field[FieldIds.AttributePrefix.Length..]) is not null)
            {
                return true;
            }

            work.Refuse(code, field, Rule.UnknownAttribute, Says.UnknownAttribute(code, field));
            return false;
        }

        private int Limit(string field) => !field.StartsWith(FieldIds.AttributePrefix, StringComparison.Ordinal)
            ? Texts.NameLimit
            : work.Schema.Attribute(field[FieldIds.AttributePrefix.Length..]) is { MaxLength: > 0 } rule
                ? rule.MaxLength
                : Texts.AttributeLimit;
    }
}
