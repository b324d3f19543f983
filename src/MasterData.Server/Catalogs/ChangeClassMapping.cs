using MasterData.Changesets;

namespace MasterData.Server.Catalogs;

/// <summary>Change classes to their message.</summary>
internal static class ChangeClassMapping
{
    extension(ChangeClass classes)
    {
        /// <summary>The classes one by one.</summary>
        public IEnumerable<V1.ChangeClass> ToProto()
        {
            if (classes.HasFlag(ChangeClass.Breaking))
            {
                yield return V1.ChangeClass.Breaking;
            }

            if (classes.HasFlag(ChangeClass.Amending))
            {
                yield return V1.ChangeClass.Amending;
            }

            if (classes.HasFlag(ChangeClass.Additive))
            {
                yield return V1.ChangeClass.Additive;
            }

            if (classes.HasFlag(ChangeClass.Correction))
            {
                yield return V1.ChangeClass.Correction;
            }
        }
    }
}
