using MasterData.Core.Changesets;
using MasterData.Errors;
using MasterData.Server.Requests;

namespace MasterData.Server.Changesets;

/// <summary>States of changesets from their message.</summary>
internal static class StateReading
{
    extension(RequestFields fields)
    {
        /// <summary>Reads a state; null if none is asked for.</summary>
        public ChangesetState? State(V1.ChangesetState state, string field)
        {
            if (!Enum.IsDefined(state))
            {
                fields.Add(
                    field, ViolationReason.ValueType, FieldTexts.NotAValue(field), FieldTexts.ChooseAValue);
            }

            return state is V1.ChangesetState.Unspecified ? null : (ChangesetState)state;
        }
    }
}
