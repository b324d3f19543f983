namespace MasterData.Server.Hosting;

/// <summary>What <c>--help</c> shows.</summary>
internal static class HelpText
{
    public const string Text = """
        masterdata-server — nơi giữ danh mục dùng chung / the authority for shared reference data

          masterdata-server [run] [--demo] [--data FOLDER] [settings]
              Chạy máy chủ. / Runs the server.
          masterdata-server backup FILE [settings]
              Sao lưu khi máy chủ đang chạy. / Backs up while the server runs.
          masterdata-server restore FILE [settings]
              Phục hồi khi máy chủ đã dừng; các danh mục bắt đầu một epoch mới.
              Restores while the server is stopped; the catalogs begin a new epoch.
          masterdata-server restore [settings]
              Sau khi đã tự đặt lại cơ sở dữ liệu (pg_restore): bắt đầu epoch mới trên chính nó.
              After the database itself was put back (pg_restore): begins a new epoch on it.
          masterdata-server restore … --same-authority
              Máy cũ đã mất: giữ nguyên danh tính. / The former machine is lost: keeps the authority's id.
          masterdata-server adopt [settings]
              Cơ sở dữ liệu này thành một nơi giữ danh mục khác. / This database becomes another authority.
          masterdata-server admin recover PRINCIPAL [settings]
              Khi không còn ai xác nhận được: PRINCIPAL (mới) thành quản trị viên duy nhất; được ghi nhật ký.
              Where nobody is left who could confirm: makes PRINCIPAL (new) the only administrator; audited.

          --demo         Tạo khóa dùng thử, ghi vào demo.json; chỉ chạy trên máy này.
                         Makes demo keys and writes demo.json; on this machine only.
          --data FOLDER  Thư mục dữ liệu. / The data folder. Default: the user's own, on Linux
                         ~/.local/share/masterdata (with --demo: ~/.local/share/masterdata-demo)
          --help         Bản hướng dẫn này. / This text.

        Cấu hình, trong appsettings.json, biến môi trường (Grpc__Port=…) hoặc dòng lệnh (--Grpc:Port …):
        Settings, in appsettings.json, the environment (Grpc__Port=…) or on the command line (--Grpc:Port …):

          Bind                       127.0.0.1   địa chỉ lắng nghe / the address to listen on
          Grpc:Port                  5081        gRPC, HTTP/2 (h2c)
          Http:Port                  5080        HTTP/1.1: /health/live, /health/ready
          Redis:Port                 6380        cổng của bộ đệm kèm theo / the embedded cache
          Redis:Endpoints:0          –           Redis sẵn có, thay cho bộ đệm kèm theo / a Redis of your own instead
          Redis:User, Redis:Password –           người dùng ở đó; để mật khẩu trong biến môi trường / the user there;
                                                 keep the password in the environment
          Redis:Tls                  false       mã hóa kết nối đến đó / encrypt the connection to it
          Database:Provider          sqlite      sqlite | postgres
          Database:ConnectionString  –           bắt buộc với postgres / required for postgres
          Seed:Folder                seed-data   dữ liệu ban đầu cho cơ sở dữ liệu trống / what fills an empty database
          Tls:CertificateFile        –           PEM; bắt buộc khi Bind không phải loopback / required beyond loopback
          Tls:KeyFile                –           PEM

        """;
}
