using MasterData.Storage;

namespace MasterData.Server.Hosting;

/// <summary>The verbs <c>backup</c> and <c>restore</c>.</summary>
internal static class BackupProgram
{
    /// <summary>Runs the verb to its end.</summary>
    public static async Task RunAsync(ServerCommand command)
    {
        await using var app = ServerHost.Build(command.Settings);
        var file = Path.GetFullPath(command.File);
        if (command.Verb is "backup")
        {
            await app.Services.GetRequiredService<BackupDatabase>().ExecuteAsync(file, CancellationToken.None);
            await Console.Out.WriteLineAsync($"Đã sao lưu vào {file}. / Backed up to {file}.");
        }
        else
        {
            await app.Services.GetRequiredService<RestoreDatabase>().ExecuteAsync(file, CancellationToken.None);
            await Console.Out.WriteLineAsync($"Đã phục hồi từ {file}. / Restored from {file}.");
        }
    }
}
