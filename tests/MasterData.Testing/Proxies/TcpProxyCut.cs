namespace MasterData.Testing;

/// <summary>When a <see cref="TcpProxy"/> cuts a connection on which the client sends certain bytes.</summary>
public enum TcpProxyCut
{
    /// <summary>The server never gets them.</summary>
    BeforeRequest,

    /// <summary>The server gets them and finds the connection gone at the same moment.</summary>
    AfterRequest,

    /// <summary>The server has done what they ask; the client never gets the answer.</summary>
    BeforeAnswer,
}
