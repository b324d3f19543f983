namespace MasterData.Client.Copies;

/// <summary>Where the content of a copy comes from.</summary>
public enum CopySource
{
    /// <summary>Nowhere: there is nothing to read yet.</summary>
    None,

    /// <summary>The server, over its stream.</summary>
    Server,

    /// <summary>The Redis that the service writes.</summary>
    Redis,

    /// <summary>A file, of <see cref="CopyOptions.Folder"/> or <see cref="CopyOptions.ShippedFolder"/>.</summary>
    Disk,

    /// <summary>The program itself, which gave it as <see cref="CopyOptions.Begin"/>.</summary>
    Program,
}
