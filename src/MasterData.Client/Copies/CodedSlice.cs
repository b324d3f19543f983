using MasterData.Items;

namespace MasterData.Client.Copies;

/// <summary>A slice and the code it is recorded under.</summary>
/// <param name="Code">The code.</param>
/// <param name="Slice">The slice.</param>
public sealed record CodedSlice(string Code, Slice Slice);
