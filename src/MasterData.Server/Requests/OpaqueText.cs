using System.Buffers.Text;
using System.Text;

namespace MasterData.Server.Requests;

/// <summary>Texts that callers carry back to us without reading them.</summary>
internal static class OpaqueText
{
    /// <summary>The text as it travels.</summary>
    public static string Write(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    /// <summary>The text that travelled; null if it is none of ours.</summary>
    public static string? TryRead(string opaque)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(opaque));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
