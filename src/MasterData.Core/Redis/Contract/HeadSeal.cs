using System.Globalization;
using System.Text;
using MasterData.Core.Authority;

namespace MasterData.Core.Redis;

/// <summary>
/// Puts the authority's id and seal on what it writes to Redis, and tells its own from what others wrote.
/// </summary>
internal sealed class HeadSeal(AuthorityIdentity identity)
{
    /// <summary>Whether the authority is known yet.</summary>
    public bool IsReady => identity.IsLoaded;

    /// <summary>The head under the seal.</summary>
    public CacheHead Put(string catalog, CacheHead head) => head with
    {
        Authority = identity.Id,
        Mac = Mac(Text(catalog, head)),
    };

    /// <summary>Whether the authority wrote catalog, epoch, version, digest and generation of this head.</summary>
    public bool Holds(string catalog, CacheHead head) =>
        head.Authority == identity.Id && IsMac(Text(catalog, head), head.Mac);

    /// <summary>Whether another authority says that it wrote this head.</summary>
    public bool IsForeign(CacheHead head) => head.Authority != identity.Id;

    /// <summary>The seal of a text, in hexadecimal digits.</summary>
    public string Mac(string text) => Convert.ToHexStringLower(identity.Mac(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a seal is that of a text.</summary>
    public bool IsMac(string text, string mac)
    {
        var bytes = new byte[mac.Length / 2];
        return Convert.FromHexString(mac, bytes, out _, out _) is System.Buffers.OperationStatus.Done
            && identity.IsMac(Encoding.UTF8.GetBytes(text), bytes);
    }

    private static string Text(string catalog, CacheHead head) => string.Create(
        CultureInfo.InvariantCulture,
        $"masterdata-head-1\n{catalog}\n{head.Epoch}\n{head.Version}\n{head.Digest}\n{head.Generation}");
}
