using MasterData.Versions;

namespace MasterData.Wire;

/// <summary>Deltas as they travel, in parts, read into the model.</summary>
internal static class DeltaMapping
{
    extension(IReadOnlyCollection<V1.Delta> parts)
    {
        /// <summary>The delta that <paramref name="parts"/> make together, in their order.</summary>
        /// <exception cref="FormatException">A part is missing, doubled or of another delta.</exception>
        public CatalogDelta ToModel()
        {
            var number = 0;
            var first = parts.FirstOrDefault() ?? throw new FormatException("A delta has no part.");
            foreach (var part in parts)
            {
                var fits = part.Part == number++
                    && part.Last == (number == parts.Count)
                    && (part.Catalog, part.Epoch, part.From, part.To)
                        == (first.Catalog, first.Epoch, first.From, first.To);
                if (!fits)
                {
                    throw new FormatException($"Part {part.Part} does not fit the delta of {first.Catalog}.");
                }
            }

            return new()
            {
                From = first.From,
                PreviousDigest = first.PreviousDigest.ToHash(),
                Head = (parts.Last().Head ?? throw new FormatException("A delta has no head.")).ToModel(),
                Changed = [.. parts.SelectMany(part => part.Changed).Select(document => document.ToModel())],
                Removed = [.. parts.SelectMany(part => part.Removed)],
            };
        }
    }
}
