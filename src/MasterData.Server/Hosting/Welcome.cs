namespace MasterData.Server.Hosting;

/// <summary>What is printed once the server is ready.</summary>
/// <param name="Text">In Vietnamese and in English.</param>
internal sealed record Welcome(string Text)
{
    /// <summary>To who tries the demo: what to try.</summary>
    public static Welcome ToDemo(ServerSettings settings, string file)
    {
        var redis = settings.Redis.IsEmbedded
            ? $"redis-cli -p {settings.Redis.Port} get 'md:{{admin-units}}:head'"
            : $"redis-cli -h … get 'md:{{admin-units}}:head'   ({settings.Redis.Address})";
        var cli = $"{ClientCommand.Text} --demo-file {ClientCommand.Quoted(file)}";
        return new($"""

            MasterData đang chạy thử trên máy này. / MasterData runs as a demo on this machine.
              gRPC {settings.GrpcAddress}   HTTP {settings.HttpAddress}   Redis {settings.Redis.Address}
              Khóa dùng thử / demo keys: {file}

            Thử xem / try:
              {cli} catalogs
              {cli} get admin-units 20656 --on 2025-03-01
              {cli} get admin-units 20656 --on 2025-08-01
              {cli} watch admin-units
              {redis}

            Dừng: Ctrl+C / stop: Ctrl+C

            """);
    }

    /// <summary>To an operator: where it is, and how to get the first key.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="setupFile">The file with the setup token; null: there is an administrator.</param>
    public static Welcome ToServer(ServerSettings settings, string? setupFile)
    {
        var where = $"""

            MasterData đang chạy. / MasterData is running.
              gRPC {settings.GrpcAddress}   HTTP {settings.HttpAddress}   Redis {settings.Redis.Address}
              Dữ liệu / data: {settings.DataFolder}

            """;
        return new(setupFile is null ? where : $"""
            {where}
            Chưa có người quản trị. Đổi mã khởi tạo lấy khóa đầu tiên (dùng một lần, trong 30 phút). Mã nằm trong
            tệp dưới đây, chỉ chủ tệp đọc được; ở máy khác hãy chạy “masterdata setup” rồi dán mã vào khi được hỏi.
            There is no administrator yet. Trade the setup token for the first key (once, within 30 minutes). It is
            in the file below, which only its owner can read; on another machine run “masterdata setup” and paste it
            when asked.

              {ClientCommand.Text} setup --url {settings.GrpcAddress} --token-file {ClientCommand.Quoted(setupFile)}

            """);
    }
}
