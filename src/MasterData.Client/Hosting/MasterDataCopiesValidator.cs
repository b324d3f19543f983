using Microsoft.Extensions.Options;

namespace MasterData.Client.Hosting;

/// <summary>Refuses options that make no sense when the program starts.</summary>
[OptionsValidator]
internal sealed partial class MasterDataCopiesValidator : IValidateOptions<MasterDataCopiesOptions>;
