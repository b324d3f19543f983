using MasterData.Core.Storage;
using Microsoft.AspNetCore.Connections;

namespace MasterData.Server.Hosting;

/// <summary>The program: reads the command line, does what it asks for, and says why if it cannot.</summary>
internal static class ServerProgram
{
    private const int Failure = 1;
    private const int Usage = 2;

    /// <summary>Runs to the end.</summary>
    /// <returns>The exit code: 0 ended well, 1 failed, 2 the command line makes no sense.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        PrivateFolder.SetMask();
        if (ServerCommand.Parse(arguments) is not { } command)
        {
            await Console.Error.WriteAsync(HelpText.Text);
            return Usage;
        }

        try
        {
            await (command.Verb switch
            {
                "run" => ServeAsync(command),
                "admin recover" => AdminProgram.RecoverAsync(command),
                "help" => Console.Out.WriteAsync(HelpText.Text),
                _ => BackupProgram.RunAsync(command),
            });
            return 0;
        }
        catch (StartRefusedException refusal)
        {
            await Console.Error.WriteLineAsync($"{refusal.Text.Vi}\n{refusal.Text.En}");
            return Failure;
        }
    }

    private static async Task ServeAsync(ServerCommand command)
    {
        using var limit = FileSizeLimit.Survive();
        await using var app = ServerHost.Build(command.Settings);
        var welcome = await app.Services.GetRequiredService<ServerStart>().ExecuteAsync(CancellationToken.None);
        try
        {
            await app.StartAsync();
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            // Somebody took the port after it was found free.
            PortRules.Demand(app.Services.GetRequiredService<ServerSettings>());
            throw;
        }

        await Console.Out.WriteAsync(welcome.Text);
        await app.WaitForShutdownAsync();
    }
}
