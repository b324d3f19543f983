namespace MasterData.Cache;

/// <summary>How an attempt to add a delta ended, and the head it wrote, if any.</summary>
internal readonly record struct AppendResult(AppendStep Step, CacheHead? Head);
