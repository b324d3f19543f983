using MasterData.Core.Access;

namespace MasterData.UnitTests.Access;

public sealed class SecretTests
{
    [Fact]
    public void Create_Thousand_AreDifferentAndOfTheForm()
    {
        var secrets = Enumerable.Range(0, 1000).Select(_ => Secret.KeyPrefix + Secret.Create()).ToHashSet();

        Assert.Equal(1000, secrets.Count);
        Assert.All(secrets, secret => Assert.Matches("^md_[A-Za-z0-9_-]{43}$", secret));
        Assert.All(secrets, secret => Assert.True(Secret.IsKey(secret)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("md_")]
    [InlineData("mdx0123456789012345678901234567890123456789012")]
    [InlineData("md_012345678901234567890123456789012345678901")]
    [InlineData("md_01234567890123456789012345678901234567890123")]
    [InlineData("md_0123456789012345678901234567890123456789 12")]
    [InlineData("md_0123456789012345678901234567890123456789012'")]
    public void IsKey_AnotherForm_IsNot(string text) => Assert.False(Secret.IsKey(text));
}
