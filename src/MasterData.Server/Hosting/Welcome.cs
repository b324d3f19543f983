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
        var cli = $"dotnet run --project src/MasterData.Cli -- --demo-file {file}";
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
    public static Welcome ToServer(ServerSettings settings, string? setupToken)
    {
        var where = $"""

            MasterData đang chạy. / MasterData is running.
              gRPC {settings.GrpcAddress}   HTTP {settings.HttpAddress}   Redis {settings.Redis.Address}
              Dữ liệu / data: {settings.DataFolder}

            """;
        return new(setupToken is null ? where : $"""
            {where}
            Chưa có người quản trị. Đổi mã khởi tạo này lấy khóa đầu tiên (dùng một lần, trong 30 phút; mã cũng nằm
            trong tệp setup-token.txt của thư mục dữ liệu, chỉ chủ tệp đọc được):
            There is no administrator yet. Trade this setup token for the first key (once, within 30 minutes; it is also
            in the file setup-token.txt of the data folder, which only its owner can read):

              MASTERDATA_URL={settings.GrpcAddress} masterdata setup {setupToken}

            """);
    }
}
