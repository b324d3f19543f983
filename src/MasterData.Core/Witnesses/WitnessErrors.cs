using MasterData.Errors;

namespace MasterData.Core.Witnesses;

/// <summary>The refusals for want of a witness.</summary>
internal static class WitnessErrors
{
    /// <summary>The witness cannot be written.</summary>
    public static MasterDataException NotWritable(Exception? cause) => new(
        ErrorReason.Unavailable,
        new(
            "Máy chủ không ghi được tệp witness trong thư mục dữ liệu nên không công bố. Người vận hành phải cho ghi "
            + "vào thư mục đó; việc đọc vẫn tiếp tục.",
            "The server cannot write the file witness in its data folder, so it publishes nothing. Its operator must "
            + "let it write there; reading goes on."),
        cause);

    /// <summary>The data folder belongs to another authority.</summary>
    public static MasterDataException Foreign() => new(
        ErrorReason.PossibleRestore,
        new(
            "Thư mục dữ liệu thuộc một máy chủ danh mục khác. Người vận hành phải chạy masterdata-server adopt.",
            "The data folder belongs to another authority. The operator must run masterdata-server adopt."));
}
