using System.Globalization;

namespace MasterData.Facts;

/// <summary>The name of an event: the facts of one changeset on one day that hang together (rule 19).</summary>
/// <param name="Version">The version that stated it first.</param>
/// <param name="Number">Its number within the version, from one.</param>
internal readonly record struct EventName(long Version, int Number)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}.{Number}");
}
