using MasterData.Core.Restores;
using MasterData.Core.Storage;

namespace MasterData.Server.Hosting;

/// <summary>The verbs <c>backup</c>, <c>restore</c> and <c>adopt</c>.</summary>
internal static class BackupProgram
{
    /// <summary>Runs the verb to its end.</summary>
    public static async Task RunAsync(ServerCommand command)
    {
        await using var app = ServerHost.Build(command.Settings);
        var file = command.File.Length is 0 ? "" : Path.GetFullPath(command.File);
        if (command.Verb is "backup")
        {
            await app.Services.GetRequiredService<BackupDatabase>().ExecuteAsync(file, CancellationToken.None);
            await Console.Out.WriteLineAsync($"Đã sao lưu vào {file}. / Backed up to {file}.");
        }
        else
        {
            var restored = await app.Services.GetRequiredService<RestoreDatabase>()
                .ExecuteAsync(
                    new(file, command.IsSameAuthority, IsAdoption: command.Verb is "adopt"), CancellationToken.None);
            await Console.Out.WriteLineAsync(file.Length is 0
                ? "Các danh mục bắt đầu một epoch mới. / The catalogs begin a new epoch."
                : $"Đã phục hồi từ {file}. / Restored from {file}.");
            foreach (var line in restored)
            {
                await Console.Out.WriteLineAsync($"  {line}");
            }
        }
    }
}
