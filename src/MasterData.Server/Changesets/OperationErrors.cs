using MasterData.Errors;

namespace MasterData.Server.Changesets;

/// <summary>The sentences about operations that cannot be read.</summary>
internal static class OperationErrors
{
    public static Text NothingSaid { get; } = new(
        "Thao tác không nói làm gì.", "The operation does not say what happens.");

    public static Text SayOne { get; } = new(
        "Chọn đúng một loại thao tác.", "Give exactly one kind of operation.");

    public static Text NotOneTarget { get; } = new(
        "Một phần phải có đúng một nơi đến.", "A leg goes to exactly one place.");

    public static Text GiveOneTarget { get; } = new(
        "Cho `to`, hoặc `to_none`, hoặc `to_not_recorded`.", "Give `to`, or `to_none`, or `to_not_recorded`.");
}
