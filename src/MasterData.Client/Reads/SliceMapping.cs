using MasterData.Items;
using MasterData.Wire;

namespace MasterData.Client.Reads;

/// <summary>Slices of answers, read into the model.</summary>
public static class SliceMapping
{
    extension(V1.Slice slice)
    {
        /// <summary>The slice of the model, as copies have it.</summary>
        /// <exception cref="FormatException">It has a value that this client does not know.</exception>
        public Slice ToModel()
        {
            ArgumentNullException.ThrowIfNull(slice);
            return ItemMapping.ToModel(slice);
        }
    }
}
