namespace MasterData.Core.Redis;

/// <summary>
/// How an attempt to add a delta ended, the head it wrote, if any, and how large the generation is now.
/// </summary>
internal readonly record struct AppendResult(AppendStep Step, CacheHead? Head, GenerationSizes Sizes);
