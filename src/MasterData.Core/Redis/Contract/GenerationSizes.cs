namespace MasterData.Core.Redis;

/// <summary>How many bytes the chunks and the deltas of a generation have.</summary>
internal readonly record struct GenerationSizes(long Base, long Deltas);
