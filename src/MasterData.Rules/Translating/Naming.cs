using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;

namespace MasterData.Translating;

/// <summary>The threads that codes and days name (rules 9 and 10).</summary>
internal static class Naming
{
    /// <summary>Whether a day can be that of an operation: neither edge of time.</summary>
    public static bool IsPossible(DateOnly day) =>
        day > DateOnly.MinValue.AddDays(1) && day < DateOnly.MaxValue.AddDays(-1);

    /// <summary>
    /// The thread under the code from the day on; else the one that bore it the day before and was recoded away.
    /// </summary>
    public static string? Named(this WorkingFacts facts, string code, DateOnly day)
    {
        if (facts.On(code, day) is { } thread)
        {
            return thread;
        }

        return facts.Before(code, day) is { } before && facts.Spine(before).End > day ? before : null;
    }

    /// <summary>The same, or the one that bore it the day before and ends.</summary>
    public static string? Target(this WorkingFacts facts, string code, DateOnly day) =>
        facts.On(code, day) ?? facts.Before(code, day);

    extension(Work work)
    {
        /// <summary>The thread under a code on the day before; null, with a violation, if there is none.</summary>
        public string? Source(string code, DateOnly day, string field)
        {
            if (work.Facts.Before(code, day) is { } thread)
            {
                return thread;
            }

            work.RefuseUnknown(code, field, day.AddDays(-1));
            return null;
        }

        /// <summary>The thread that a statement means; null, with a violation, if there is none.</summary>
        public string? Named(string code, DateOnly day, string field)
        {
            if (work.Facts.Named(code, day) is { } thread)
            {
                return thread;
            }

            work.RefuseUnknown(code, field, day);
            return null;
        }

        /// <summary>The thread that a parent's code means: empty at the top; null, with a violation, if none.</summary>
        public string? Parent(string child, string code, DateOnly day)
        {
            if (code.Length is 0)
            {
                return "";
            }

            if (work.Facts.Named(code, day) is { } thread)
            {
                return thread;
            }

            work.Refuse(child, FieldIds.Parent, Rule.ParentNotCovering, Says.ParentNotCovering(child, code, day));
            return null;
        }

        private void RefuseUnknown(string code, string field, DateOnly day)
        {
            if (work.Facts.IsIssued(code))
            {
                work.Refuse(code, field, Rule.NotInForce, Says.NotInForce(code, day));
            }
            else
            {
                work.Refuse(code, field, Rule.UnknownCode, Says.UnknownCode(code));
            }
        }
    }
}
