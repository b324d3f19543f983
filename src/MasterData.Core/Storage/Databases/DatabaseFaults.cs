using System.Data.Common;
using System.Net.Sockets;

namespace MasterData.Core.Storage;

/// <summary>Tells a database that cannot be reached from one that refuses.</summary>
internal static class DatabaseFaults
{
    /// <summary>Whether trying again later can help.</summary>
    public static bool IsUnreachable(Exception? fault) => fault switch
    {
        DbException { IsTransient: true } or SocketException => true,
        null => false,
        _ => IsUnreachable(fault.InnerException),
    };
}
