using MasterData.Server.Hosting;

namespace MasterData.UnitTests.Hosting;

public sealed class ServerCommandTests
{
    [Theory]
    [InlineData("run", "")]
    [InlineData("run", "", "--demo", "--data", "/tmp/x")]
    [InlineData("backup", "copy.db", "backup", "copy.db", "--data", "/tmp/x")]
    [InlineData("restore", "copy.db", "restore", "copy.db")]
    [InlineData("admin recover", "an", "admin", "recover", "an", "--data", "/tmp/x")]
    [InlineData("help", "", "backup", "--help")]
    public void Arguments_ThatMakeSense_AreRead(string verb, string file, params string[] arguments)
    {
        var command = ServerCommand.Parse(arguments);

        Assert.Equal((verb, file), (command?.Verb, command?.File));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("start")]
    [InlineData("--data")]
    public void Arguments_ThatMakeNoSense_AreRefused(params string[] arguments) =>
        Assert.Null(ServerCommand.Parse(arguments));
}
