using MasterData.Items;

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

            // A slice travels as part of its item and is read as one.
            return new V1.Item { Slices = { slice } }.ToModel().Slices[0];
        }
    }
}
