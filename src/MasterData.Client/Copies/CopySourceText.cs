namespace MasterData.Client.Copies;

/// <summary>Sources as reports, measurements and traces spell them.</summary>
internal static class CopySourceText
{
    extension(CopySource source)
    {
        /// <summary>The spelling; empty: there is no source yet.</summary>
        public string Tag => source switch
        {
            CopySource.None => "",
            CopySource.Server => "grpc",
            CopySource.Redis => "redis",
            CopySource.Disk => "disk",
            CopySource.Program => "own",
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, "A source that nobody knows."),
        };
    }
}
