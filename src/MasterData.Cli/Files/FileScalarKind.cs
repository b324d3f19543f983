namespace MasterData.Cli.Files;

/// <summary>How a scalar is written.</summary>
internal enum FileScalarKind
{
    /// <summary>In quotes, or as YAML's plain text.</summary>
    Text,

    /// <summary>A JSON number: as text it would have lost its leading zeros before it came here.</summary>
    JsonNumber,

    /// <summary>A JSON <c>true</c> or <c>false</c>.</summary>
    JsonBoolean,

    /// <summary>A JSON <c>null</c>, or YAML's ways to say it.</summary>
    Nothing,
}
