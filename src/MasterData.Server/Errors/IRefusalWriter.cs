using MasterData.Errors;

namespace MasterData.Server.Errors;

/// <summary>Writes the refusal of a request that no method has handled yet, in one protocol.</summary>
internal interface IRefusalWriter
{
    /// <summary>Writes the whole response, in the caller's language.</summary>
    Task WriteAsync(HttpContext context, MasterDataException refusal);
}
