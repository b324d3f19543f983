namespace MasterData.Cli.Output;

/// <summary>How an answer is written.</summary>
internal enum OutputFormat
{
    /// <summary>A table for the eye.</summary>
    Table,

    /// <summary>The response in proto JSON.</summary>
    Json,

    /// <summary>Comma-separated values.</summary>
    Csv,
}
