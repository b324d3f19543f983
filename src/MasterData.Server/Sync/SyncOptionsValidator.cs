using Microsoft.Extensions.Options;

namespace MasterData.Server.Sync;

/// <summary>Checks <see cref="SyncOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class SyncOptionsValidator : IValidateOptions<SyncOptions>;
