using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MasterData.Core.Access;
using MasterData.Digests;

namespace MasterData.Core.Requests;

/// <summary>What makes two requests the same: who asks what.</summary>
internal static class RequestHash
{
    /// <summary>SHA-256 over the actor, the action and its parts, each with its length.</summary>
    public static Hash Of(Actor actor, string action, params ReadOnlySpan<string> parts) =>
        Of([actor.Id, action, .. parts]);

    /// <summary>SHA-256 over the parts, each with its length.</summary>
    public static Hash Of(ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            Append(hash, part);
        }

        return new(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
