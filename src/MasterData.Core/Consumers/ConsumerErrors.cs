using MasterData.Core.Requests;
using MasterData.Errors;

namespace MasterData.Core.Consumers;

/// <summary>The refusals of reports.</summary>
internal static class ConsumerErrors
{
    /// <summary>A report names more copies than allowed.</summary>
    public static MasterDataException TooManyCopies(int max) => RequestErrors.InvalidFields(new Violation
    {
        Field = "copies",
        Reason = ViolationReason.TooLong,
        Message = new($"Có hơn {max} bản sao.", $"There are more than {max} copies."),
        Remedy = new($"Cho nhiều nhất {max}.", $"Give at most {max}."),
    });
}
