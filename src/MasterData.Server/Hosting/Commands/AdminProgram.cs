using MasterData.Core.Access;
using MasterData.Core.Storage;
using MasterData.Errors;

namespace MasterData.Server.Hosting;

/// <summary>The verb <c>admin recover</c>, for somebody who has access to the files of the server.</summary>
internal static class AdminProgram
{
    /// <summary>Makes a principal the only administrator and prints its key.</summary>
    public static async Task RecoverAsync(ServerCommand command)
    {
        await using var app = ServerHost.Build(command.Settings);
        await app.Services.GetRequiredService<DatabaseStartup>().ExecuteAsync(CancellationToken.None);
        try
        {
            var issued = await app.Services.GetRequiredService<RecoverAdministrator>()
                .ExecuteAsync(command.File, CancellationToken.None);
            await Console.Out.WriteLineAsync(
                $"“{command.File}” là quản trị viên duy nhất; khóa chỉ hiện lần này. / "
                + $"“{command.File}” is the only administrator; the key is shown this once.\n  {issued.Secret}");
        }
        catch (MasterDataException refusal)
        {
            throw new StartRefusedException(refusal.Text);
        }
    }
}
