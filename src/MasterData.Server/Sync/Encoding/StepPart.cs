namespace MasterData.Server.Sync;

/// <summary>One message of a step, in wire format, without the field it stands in.</summary>
/// <param name="Kind">Which message it is.</param>
/// <param name="Body">Its bytes; shared by all who get it.</param>
internal readonly record struct StepPart(StepPartKind Kind, ReadOnlyMemory<byte> Body);
