using MasterData.Core.Storage;

namespace MasterData.Server.Hosting;

/// <summary>The sentences about a start that is refused.</summary>
internal static class StartErrors
{
    public static StartRefusedException BadAddress(string bind) => new(new(
        $"Bind={bind} không phải là địa chỉ IP. Ghi ví dụ 127.0.0.1.",
        $"Bind={bind} is not an IP address. Write for example 127.0.0.1."));

    public static StartRefusedException BadPort(string setting, int port) => new(new(
        $"{setting}={port} không phải là cổng. Cho số từ 1 đến 65535.",
        $"{setting}={port} is not a port. Give 1 to 65535."));

    public static StartRefusedException SamePort(int port) => new(new(
        $"Cổng {port} được đặt cho hai việc. Cho Grpc:Port, Http:Port và Redis:Port ba số khác nhau.",
        $"Port {port} is set for two purposes. Give Grpc:Port, Http:Port and Redis:Port three different numbers."));

    public static StartRefusedException PortTaken(string setting, int port) => new(new(
        $"Cổng {port} đang có chương trình khác dùng. Dừng chương trình đó, hoặc chọn cổng khác: --{setting} SỐ.",
        $"Port {port} is in use by another program. Stop it, or choose another port: --{setting} NUMBER."));

    public static StartRefusedException RedisPortTaken(int port) => new(new(
        $"Cổng {port} của bộ đệm kèm theo đang có chương trình khác dùng. Chọn cổng khác bằng --Redis:Port SỐ, "
        + $"hoặc dùng Redis sẵn có bằng --Redis:Endpoints:0 127.0.0.1:{port}.",
        $"Port {port} of the embedded cache is in use by another program. Choose another with --Redis:Port NUMBER, "
        + $"or use a Redis that you run with --Redis:Endpoints:0 127.0.0.1:{port}."));

    public static StartRefusedException DemoBeyondLoopback(string bind) => new(new(
        $"--demo chỉ chạy trên máy này; Bind={bind} không phải loopback. Bỏ --demo hoặc bỏ Bind.",
        $"--demo runs on this machine only; Bind={bind} is not loopback. Leave out --demo or Bind."));

    public static StartRefusedException PlainBeyondLoopback(string bind) => new(new(
        $"Bind={bind} mở ra mạng mà không có TLS. Cho Tls:CertificateFile và Tls:KeyFile, hoặc dùng 127.0.0.1.",
        $"Bind={bind} is open to the network without TLS. Give Tls:CertificateFile and Tls:KeyFile, or use "
        + "127.0.0.1."));

    public static StartRefusedException ForeignDoor(string setting) => new(new(
        $"Không được đặt {setting}: nó mở cổng ngoài Bind và TLS. Hãy bỏ nó (cả trong biến môi trường), rồi dùng Bind, "
        + "Grpc:Port, Http:Port và Tls.",
        $"{setting} must not be set: it opens doors past Bind and TLS. Remove it (from the environment, too), and use "
        + "Bind, Grpc:Port, Http:Port and Tls."));

    public static StartRefusedException FolderNotOurs(string folder, string message) => new(new(
        $"Không đặt được quyền riêng cho thư mục dữ liệu {folder}: {message} Hãy chạy bằng tài khoản sở hữu thư mục.",
        $"The data folder {folder} cannot be made private: {message} Run as the account that owns it."));

    public static StartRefusedException BadLimit(string setting, int value) => new(new(
        $"{setting}={value} không phải là giới hạn. Cho số từ 1 trở lên.",
        $"{setting}={value} is not a limit. Give 1 or more."));

    public static StartRefusedException BadProxy(string proxy) => new(new(
        $"Limits:Proxies có “{proxy}”, không phải là địa chỉ IP. Ghi ví dụ 10.0.0.5.",
        $"Limits:Proxies has “{proxy}”, which is not an IP address. Write for example 10.0.0.5."));

    public static StartRefusedException BadProvider(string provider) => new(new(
        $"Database:Provider={provider} không có. Chọn sqlite hoặc postgres.",
        $"There is no Database:Provider={provider}. Choose sqlite or postgres."));

    public static StartRefusedException NoConnectionString() => new(new(
        "Database:Provider=postgres cần Database:ConnectionString.",
        "Database:Provider=postgres needs Database:ConnectionString."));

    public static StartRefusedException BadCertificate(string file, string message) => new(new(
        $"Không đọc được chứng thư {file}: {message}",
        $"The certificate {file} cannot be read: {message}"));

    public static StartRefusedException BadValue(string message) => new(new(
        $"Một giá trị cấu hình sai kiểu: {message}", $"A setting has a value of the wrong type: {message}"));
}
