using MasterData.Items;

namespace MasterData.Deriving;

/// <summary>A slice and the code under which it stands.</summary>
internal sealed record CodeSlice(string Code, Slice Slice);
