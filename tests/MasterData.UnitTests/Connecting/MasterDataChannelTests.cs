using MasterData.Client.Connecting;

namespace MasterData.UnitTests.Connecting;

/// <summary>Over which ways a key goes.</summary>
public sealed class MasterDataChannelTests
{
    private static readonly MasterDataCredentials Key = MasterDataCredentials.ApiKey("md_x");

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost:1")]
    [InlineData("http://[::1]:1")]
    [InlineData("https://example.vn:1")]
    public void Key_ToThisMachineOrEncrypted_IsSent(string address)
    {
        using var channel = MasterDataChannel.Open(new(address), Key);

        Assert.Equal(new(address), channel.Address);
    }

    [Theory]
    [InlineData("http://example.vn:1")]
    [InlineData("http://10.0.0.1:1")]
    [InlineData("http://localhost.example.vn:1")]
    public void Key_UnencryptedToAnotherMachine_IsSentOnlyWhereThatIsAllowed(string address)
    {
        Assert.Throws<ArgumentException>(() => MasterDataChannel.Open(new(address), Key));

        using var nobody = MasterDataChannel.Open(new(address), MasterDataCredentials.None);
        using var allowed = MasterDataChannel.Open(new(address), Key, allowInsecure: true);
    }
}
