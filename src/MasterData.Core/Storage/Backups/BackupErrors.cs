namespace MasterData.Core.Storage;

/// <summary>Why a backup or a restore is refused.</summary>
internal static class BackupErrors
{
    public static StartRefusedException PostgresBacksUpItself() => new(new(
        "Với PostgreSQL hãy sao lưu bằng pg_dump --format=custom. Phục hồi: dừng mọi máy chủ, chạy pg_restore, "
        + "rồi chạy masterdata-server restore (không kèm tệp) để các danh mục bắt đầu một epoch mới.",
        "Back PostgreSQL up with pg_dump --format=custom. To restore: stop all servers, run pg_restore, then run "
        + "masterdata-server restore (without a file), so that the catalogs begin a new epoch."));

    public static StartRefusedException NoDatabase(string file) => new(new(
        $"Không có cơ sở dữ liệu {file}. Cho --data là thư mục dữ liệu của máy chủ.",
        $"There is no database {file}. Give the server's data folder with --data."));

    public static StartRefusedException Exists(string file) => new(new(
        $"Tệp {file} đã có; bản sao lưu không ghi đè. Chọn tên khác.",
        $"The file {file} exists; a backup does not write over it. Choose another name."));

    public static StartRefusedException NoFile(string file) => new(new(
        $"Không có tệp {file}.", $"There is no file {file}."));

    public static StartRefusedException CannotWrite(string file, string message) => new(new(
        $"Không ghi được {file}: {message}", $"{file} cannot be written: {message}"));

    public static StartRefusedException NotWhole(string file, string message) => new(new(
        $"Tệp {file} không phải là bản sao lưu nguyên vẹn của MasterData: {message}. Không có gì bị thay đổi.",
        $"The file {file} is not a whole backup of MasterData: {message}. Nothing was changed."));

    public static StartRefusedException HasForeignParts(string file, string names) => new(new(
        $"Tệp {file} có trigger hoặc view không phải của MasterData: {names}. Không có gì bị thay đổi.",
        $"The file {file} has triggers or views that are not of MasterData: {names}. Nothing was changed."));
}
