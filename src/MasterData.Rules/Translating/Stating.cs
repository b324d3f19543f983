using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;

namespace MasterData.Translating;

/// <summary>Begins threads and states fields of them.</summary>
internal static class Stating
{
    extension(Work work)
    {
        /// <summary>Begins a thread: a unit and its code. Its id is that of its first unit.</summary>
        public string Begin(
            string code, DateOnly day, ActIds acts, string? thread = null, FactMark mark = default, string note = "")
        {
            thread ??= work.Facts.NewUnit(code, day);
            work.Facts.Add(
                new Fact
                {
                    Kind = FactKind.Unit,
                    Day = day,
                    Thread = thread,
                    Key = thread,
                    Acts = acts,
                    Mark = mark,
                    Note = note,
                },
                new Fact
                {
                    Kind = FactKind.State,
                    Day = day,
                    Thread = thread,
                    Key = FieldIds.Code,
                    Value = code,
                    Acts = acts,
                    Mark = mark,
                    Note = note,
                });
            return thread;
        }

        /// <summary>States fields of a thread; the value of the parent is a thread (rule 14).</summary>
        public void State(Statement statement)
        {
            foreach (var (field, text) in work.Clean(statement.Code, statement.Fields))
            {
                var value = field is FieldIds.Parent
                    ? work.Parent(statement.Code, text, statement.Day)
                    : text;
                if (field is FieldIds.ShortName && text.Length is 0)
                {
                    work.Refuse(statement.Code, field, Rule.FieldRequired, Says.FieldRequired(statement.Code, field));
                }
                else if (value is not null)
                {
                    work.Facts.Add(new Fact
                    {
                        Kind = FactKind.State,
                        Day = statement.Day,
                        Thread = statement.Thread,
                        Key = field,
                        Value = value,
                        Acts = statement.Acts,
                    });
                }
            }
        }

        /// <summary>Adds and removes other spellings of a code.</summary>
        public void ChangeAliases(string code, IEnumerable<string> add, IEnumerable<string> remove)
        {
            var known = work.Facts.Known(KnownKey.OfAliases(code)).ToList();
            foreach (var alias in remove)
            {
                var stated = known.FindAll(fact => fact.Value == alias);
                work.Facts.Drop(stated);
                if (stated.Count is 0)
                {
                    work.Refuse(code, "remove_aliases", Rule.UnknownCode, Says.NoSuchAlias(code, alias));
                }
            }

            foreach (var alias in add.Where(alias => work.CheckCode(alias)
                && !work.Facts.Known(KnownKey.OfAliases(code)).Any(fact => fact.Value == alias)))
            {
                work.Facts.Add(new Fact { Kind = FactKind.Alias, Key = code, Value = alias });
            }
        }
    }
}
